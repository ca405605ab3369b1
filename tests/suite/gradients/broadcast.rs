//! Values are those of the functions without derivatives, for any shapes, layouts, threads and spellings.

use crate::common::with_threads;
use ndarray::{Array1, Array2, Axis, s};
use vonmises::{
    Error, Key, cdf, cdf_with_grad, entropy, entropy_with_grad, fisher_information, kl_divergence,
    kl_divergence_with_grad, log_prob, log_prob_with_grad, quantile, quantile_with_grad,
};

fn parameters() -> (Array2<f64>, Array1<f64>, Array2<f64>) {
    let x = Key::new(1).uniform_in(-4.0, 4.0, (300, 40)).unwrap();
    let loc = Key::new(2).uniform_in(-3.0, 3.0, 40).unwrap();
    let logs: Array2<f64> = Key::new(3).uniform_in(-8.0, 8.0, (300, 1)).unwrap();
    (x, loc, logs.mapv(f64::exp))
}

#[test]
fn values_are_those_of_the_functions() {
    let (x, loc, kappa) = parameters();
    let (value, gradient) = log_prob_with_grad(&x, &loc, &kappa).unwrap();
    assert_eq!(value, log_prob(&x, &loc, &kappa).unwrap());
    assert_eq!((gradient.x.shape(), gradient.concentration.shape()), (&[300, 40][..], &[300, 40][..]));
    let (value, gradient) = cdf_with_grad(&x, &loc, &kappa).unwrap();
    assert_eq!((value, gradient.x.shape()), (cdf(&x, &loc, &kappa).unwrap(), &[300, 40][..]));
    let p = cdf(&x, &loc, &kappa).unwrap();
    let (value, gradient) = quantile_with_grad(&p, &loc, &kappa).unwrap();
    assert_eq!((value, gradient.p.shape()), (quantile(&p, &loc, &kappa).unwrap(), &[300, 40][..]));
    assert_eq!(entropy_with_grad(&kappa).unwrap().0, entropy(&kappa).unwrap());
    let (value, gradient) = kl_divergence_with_grad(&loc, &kappa, 0.5, 3.0).unwrap();
    assert_eq!(value, kl_divergence(&loc, &kappa, 0.5, 3.0).unwrap());
    assert_eq!(gradient.loc.shape(), [300, 40]);
}

#[test]
fn one_concentration_spelled_out_changes_nothing() {
    let (x, loc, _) = parameters();
    let one = log_prob_with_grad(&x, &loc, 2.5).unwrap();
    let each = log_prob_with_grad(&x, &loc, Array2::from_elem((300, 40), 2.5)).unwrap();
    assert_eq!(one, each);
    let single = log_prob_with_grad(x[[7, 3]], loc[3], 2.5).unwrap();
    assert_eq!((single.0[[]], single.1.x[[]]), (one.0[[7, 3]], one.1.x[[7, 3]]));
    assert_eq!(single.1.concentration[[]], one.1.concentration[[7, 3]]);
}

/// For few and for many angles, near the centre and far in the tails.
#[test]
fn one_concentration_spelled_out_changes_no_cumulative_function() {
    let probabilities = [0.0, 1e-300, 1e-5, 0.2, 0.5, 0.7, 0.99999, 1.0];
    for (kappa, n) in [0.0, 0.3, 5.0, 80.0, 1e5].into_iter().flat_map(|kappa| [8, 80, 400, 5000].map(|n| (kappa, n))) {
        let p: Array1<f64> = Key::new(4).uniform_in(0.0, 1.0, n).unwrap();
        let p = Array1::from_iter(probabilities.into_iter().chain(p).take(n));
        let (each, x) = (Array1::from_elem(n, kappa), quantile(&p, 0.0, kappa).unwrap());
        let one = cdf_with_grad(&x, 0.0, kappa).unwrap();
        assert_eq!(one, cdf_with_grad(&x, 0.0, &each).unwrap(), "{kappa} {n}");
        let last = cdf_with_grad(x[[n - 1]], 0.0, kappa).unwrap().1;
        assert_eq!((last.x[[]], last.concentration[[]]), (one.1.x[[n - 1]], one.1.concentration[[n - 1]]));
        let one = quantile_with_grad(&p, 0.0, kappa).unwrap();
        assert_eq!(one, quantile_with_grad(&p, 0.0, &each).unwrap(), "{kappa} {n}");
    }
}

#[test]
fn layouts_and_threads_change_nothing() {
    let (x, loc, kappa) = parameters();
    let expected = log_prob_with_grad(&x, &loc, &kappa).unwrap();
    let fortran = x.t().as_standard_layout().into_owned();
    for threads in [1, 3] {
        let ours = with_threads(threads, || log_prob_with_grad(fortran.t(), &loc, &kappa).unwrap());
        assert_eq!(ours, expected);
        let (value, gradient) = with_threads(threads, || kl_divergence_with_grad(&x, &kappa, &loc, 2.0).unwrap());
        assert_eq!((value, gradient), kl_divergence_with_grad(&x, &kappa, &loc, 2.0).unwrap());
        let (p, gradient) = with_threads(threads, || cdf_with_grad(fortran.t(), &loc, &kappa).unwrap());
        assert_eq!((p.clone(), gradient), cdf_with_grad(&x, &loc, &kappa).unwrap());
        let ours = with_threads(threads, || quantile_with_grad(&p, &loc, &kappa).unwrap());
        assert_eq!(ours, quantile_with_grad(&p, &loc, &kappa).unwrap());
    }
    let every_second = log_prob_with_grad(x.slice(s![..;2, ..]), &loc, kappa.slice(s![..;2, ..])).unwrap();
    assert_eq!(every_second.1.x.index_axis(Axis(0), 1), expected.1.x.index_axis(Axis(0), 2));
}

#[test]
fn arrays_without_elements_have_derivatives_without_elements() {
    let (value, gradient) = log_prob_with_grad(Array2::<f64>::zeros((0, 3)), 0.0, 1.0).unwrap();
    assert_eq!((value.shape(), gradient.x.shape()), (&[0, 3][..], &[0, 3][..]));
    assert_eq!(cdf_with_grad(Array1::<f64>::zeros(0), 0.0, 1.0).unwrap().1.concentration.len(), 0);
    assert_eq!(quantile_with_grad(Array1::<f64>::zeros(0), 0.0, 1.0).unwrap().1.p.len(), 0);
    assert_eq!(fisher_information(Array1::<f32>::zeros(0)).unwrap().loc.len(), 0);
    assert_eq!(kl_divergence_with_grad(Array1::<f64>::zeros(0), 1.0, 0.0, 1.0).unwrap().0.len(), 0);
}

#[test]
fn arguments_are_named() {
    let named = |error: Error| match error {
        Error::Value { argument, flat, .. } => (argument, flat),
        other => panic!("{other}"),
    };
    let bad = Array1::from(vec![1.0, -1.0]);
    assert_eq!(named(log_prob_with_grad(0.0, 0.0, &bad).unwrap_err()), ("concentration", 1));
    assert_eq!(named(cdf_with_grad(0.0, 0.0, &bad).unwrap_err()), ("concentration", 1));
    assert_eq!(named(quantile_with_grad(&bad, 0.0, 1.0).unwrap_err()), ("p", 1));
    assert_eq!(named(kl_divergence(0.0, &bad, 0.0, 1.0).unwrap_err()), ("concentration", 1));
    assert_eq!(named(kl_divergence_with_grad(0.0, 1.0, 0.0, &bad).unwrap_err()), ("other_concentration", 1));
    assert_eq!(named(kl_divergence(0.0, 1.0, f64::NAN, 1.0).unwrap_err()), ("other_loc", 0));
    assert_eq!(named(fisher_information(&bad).unwrap_err()), ("concentration", 1));
    let three = Array1::<f64>::zeros(3);
    assert!(matches!(kl_divergence(&three, bad.mapv(f64::abs), 0.0, 1.0), Err(Error::Broadcast { .. })));
}
