//! Array functions are the scalar methods at every element, for any shapes that broadcast, any memory layout, and both
//! element types.

use ndarray::{Array, Array2, ArrayD, ArrayViewD, Axis, IxDyn, Slice, arr0, array};
use proptest::prelude::*;
use vonmises::simd::VectorLevel;
use vonmises::{Key, VonMises, cdf, entropy, isf, log_cdf, log_prob, log_sf, prob, quantile, sample_von_mises, sf};

/// Returns an array of a shape with distinct elements in (0.05, 0.95).
fn numbered(shape: &[usize], salt: f64) -> ArrayD<f64> {
    let mut n = salt;
    ArrayD::from_shape_simple_fn(IxDyn(shape), || {
        n += 0.618_033_988_749_895;
        0.05 + 0.9 * (n % 1.0)
    })
}

/// Returns the same array in another memory layout: axes in reverse order (bit 0), and every stride negative (bit 1).
fn in_layout(array: &ArrayD<f64>, layout: u8) -> ArrayD<f64> {
    let mut copy = array.clone();
    if layout & 1 == 1 {
        copy = array.t().as_standard_layout().into_owned().reversed_axes();
    }
    if layout & 2 == 2 {
        (0..copy.ndim()).for_each(|axis| copy.invert_axis(Axis(axis)));
        copy = copy.as_standard_layout().into_owned();
        (0..copy.ndim()).for_each(|axis| copy.invert_axis(Axis(axis)));
    }
    copy
}

/// Three shapes that broadcast together: each has the axes of the output whole or with length 1, and may lack leading
/// axes.
fn shapes() -> impl Strategy<Value = [Vec<usize>; 3]> {
    let output = prop::collection::vec(prop_oneof![9 => 1_usize..5, 1 => Just(0)], 0..4);
    (output, prop::array::uniform3((any::<u8>(), 0_usize..4))).prop_map(|(output, choices)| {
        choices.map(|(mask, drop)| {
            let axes = output.iter().enumerate().skip(drop.min(output.len()));
            axes.map(|(axis, &len)| if mask >> axis & 1 == 1 { 1 } else { len }).collect()
        })
    })
}

type Scalar = fn(&VonMises<f64>, f64) -> vonmises::Result<f64>;
type Whole = fn(ArrayViewD<f64>, ArrayViewD<f64>, ArrayViewD<f64>) -> vonmises::Result<ArrayD<f64>>;

const FUNCTIONS: [(Whole, Scalar); 8] = [
    (|x, l, k| prob(x, l, k), VonMises::prob),
    (|x, l, k| log_prob(x, l, k), VonMises::log_prob),
    (|x, l, k| cdf(x, l, k), VonMises::cdf),
    (|x, l, k| log_cdf(x, l, k), VonMises::log_cdf),
    (|x, l, k| sf(x, l, k), VonMises::sf),
    (|x, l, k| log_sf(x, l, k), VonMises::log_sf),
    (|x, l, k| quantile(x, l, k), VonMises::quantile),
    (|x, l, k| isf(x, l, k), VonMises::isf),
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_function_broadcasts_as_its_scalar_self(
        shapes in shapes(), layouts in prop::array::uniform3(0_u8..4), which in 0_usize..8,
    ) {
        let plain: Vec<_> = shapes.iter().zip([0.1, 0.2, 0.3]).map(|(shape, salt)| numbered(shape, salt)).collect();
        let odd: Vec<_> = plain.iter().zip(layouts).map(|(array, layout)| in_layout(array, layout)).collect();
        prop_assert_eq!(&plain, &odd);
        let (whole, scalar) = FUNCTIONS[which];
        let ours = whole(odd[0].view(), odd[1].view(), odd[2].view()).unwrap();
        let view = |i: usize| plain[i].broadcast(ours.raw_dim()).unwrap();
        let expected = ndarray::Zip::from(view(0)).and(view(1)).and(view(2))
            .map_collect(|&x, &loc, &kappa| scalar(&VonMises::new(loc, kappa).unwrap(), x).unwrap());
        prop_assert!(ours.iter().zip(&expected).all(|(a, b)| a == b || (a - b).abs() <= 2e-15 * b.abs()));
        prop_assert!(ours.is_standard_layout());
    }

    #[test]
    fn sampling_takes_any_layout(shapes in shapes(), layouts in prop::array::uniform2(0_u8..4), extra in 0_usize..3) {
        let (loc, kappa) = (numbered(&shapes[0], 0.5), numbered(&shapes[1], 0.7));
        let plain = sample_von_mises(Key::new(1), &loc, &kappa, None).unwrap();
        let odd = sample_von_mises(Key::new(1), in_layout(&loc, layouts[0]), in_layout(&kappa, layouts[1]), None);
        prop_assert_eq!(&plain, &odd.unwrap());
        let mut shape = vec![extra];
        shape.extend(plain.shape());
        let more = sample_von_mises(Key::new(1), &loc, &kappa, shape.clone()).unwrap();
        prop_assert_eq!(more.shape(), &shape[..]);
        if extra > 0 {
            prop_assert_eq!(more.index_axis(Axis(0), 0), plain);
        }
    }
}

#[test]
fn views_with_steps_and_negative_strides() {
    let table = Array::from_shape_fn((8, 9), |(i, j)| 0.1 + i as f64 + 0.01 * j as f64);
    let strided = table.slice_axis(Axis(1), Slice::new(7, None, -2));
    let copy: Array2<f64> = strided.to_owned();
    assert_eq!(entropy(strided).unwrap(), entropy(&copy).unwrap());
    assert_eq!(
        sample_von_mises(Key::new(0), strided.t(), 1.0, None).unwrap(),
        sample_von_mises(Key::new(0), copy.t().as_standard_layout().view(), 1.0, None).unwrap()
    );
}

#[test]
fn scalars_and_empty_arrays() {
    assert_eq!(cdf(0.0, 0.0, 1.0).unwrap(), arr0(0.5).into_dyn());
    assert_eq!(entropy(Array2::<f64>::zeros((3, 0))).unwrap().shape(), [3, 0]);
    let none = Array2::<f64>::zeros((0, 4));
    assert_eq!(sample_von_mises(Key::new(0), &none, 1.0, None).unwrap().shape(), [0, 4]);
    assert_eq!(log_prob(&none, &array![1.0, 2.0, 3.0, 4.0], 1.0).unwrap().shape(), [0, 4]);
    assert_eq!(sample_von_mises(Key::new(0), 0.0, 1.0, [3, 0, 2]).unwrap().shape(), [3, 0, 2]);
}

#[test]
fn f32_and_f64_are_told_apart_by_annotation() {
    let narrow: ArrayD<f32> = cdf(0.5, 0.0, 2.0).unwrap();
    let wide: ArrayD<f64> = cdf(0.5, 0.0, 2.0).unwrap();
    approx::assert_abs_diff_eq!(f64::from(narrow[[]]), wide[[]], epsilon = 1e-7);
}

#[test]
fn blocks_do_not_show() {
    // More elements than a block has.
    let x = numbered(&[3000], 0.0);
    let kappas = numbered(&[3, 1], 0.0);
    let table = cdf(&x, 0.2, &kappas).unwrap();
    for (row, kappa) in table.outer_iter().zip(&kappas) {
        let distribution = VonMises::new(0.2, *kappa).unwrap();
        assert!(row.iter().zip(&x).all(|(mass, &x)| *mass == distribution.cdf(x).unwrap()));
    }
}

/// Returns every function of an angle, and the entropy.
fn functions(x: &ArrayD<f64>, loc: &ArrayD<f64>, kappa: &ArrayD<f64>) -> Vec<ArrayD<f64>> {
    let mut all: Vec<_> = [prob, log_prob, cdf, sf].map(|f| f(x, loc, kappa).unwrap()).into();
    all.push(entropy(kappa).unwrap());
    all
}

/// Returns angles near and far, locations, and concentrations of every size.
fn everywhere() -> [ArrayD<f64>; 3] {
    let u = numbered(&[1501], 0.3);
    let kappa = u.mapv(|u| 10_f64.powf(40.0 * u - 18.0));
    let x = numbered(&[1501], 0.7).mapv(|u| 13.0 * (u - 0.5)) / kappa.mapv(|kappa| 1.0_f64.max(kappa).powf(0.3));
    let x = Array::from_shape_fn(x.raw_dim(), |i| if i[0] % 50 == 0 { 1e4 * x[&i] } else { x[&i] });
    [x, numbered(&[1501], 0.1), kappa]
}

#[test]
fn array_functions_are_the_scalar_ones_bit_for_bit() {
    let [x, loc, kappa] = everywhere();
    let all = functions(&x, &loc, &kappa);
    for i in 0..x.len() {
        let distribution = VonMises::new(loc[i], kappa[i]).unwrap();
        let scalars = [
            distribution.prob(x[i]),
            distribution.log_prob(x[i]),
            distribution.cdf(x[i]),
            distribution.sf(x[i]),
            Ok(distribution.entropy()),
        ];
        for (array, scalar) in all.iter().zip(scalars) {
            assert_eq!(array[i].to_bits(), scalar.unwrap().to_bits(), "{} {} {}", x[i], loc[i], kappa[i]);
        }
    }
    for i in (0..x.len()).step_by(100) {
        // One concentration for all elements gives what the same concentration for each gives.
        let one = arr0(kappa[i]).into_dyn();
        let each = ArrayD::from_elem(x.raw_dim(), kappa[i]);
        assert_eq!(functions(&x, &loc, &one)[..4], functions(&x, &loc, &each)[..4]);
    }
}

#[test]
fn functions_are_the_same_at_every_vector_level() {
    let [x, loc, kappa] = everywhere();
    let expected = functions(&x, &loc, &kappa);
    for level in VectorLevel::available() {
        level.force().unwrap();
        assert_eq!(functions(&x, &loc, &kappa), expected, "{level:?}");
    }
    VectorLevel::choose_widest();
}
