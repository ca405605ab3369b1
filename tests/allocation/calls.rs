//! Calls of every function that takes arrays, on arrays that are large for the allocator.

use ndarray::{Array1, Array2, ArrayView1, ArrayView2, ArrayViewD, Axis, arr0, array, s};
use std::f64::consts::TAU;
use std::hint::black_box;
use std::io::{self, sink};
use std::path::PathBuf;
use tempfile::TempDir;
use vonmises::circular::*;
use vonmises::nn::{
    Head, Reduction, nll, pmap_compatible_von_mises_sampling, von_mises_layer, von_mises_layer_with_grad,
};
use vonmises::{
    Error, Key, LazySamples, Result, VonMises, along, gof, npy, pmap, sample_von_mises, validate, vmap, vmap_to,
};

pub(crate) type Call<'i> = Box<dyn Fn() -> Result<()> + 'i>;

/// The number of angles: their copy as `f32` is large for the allocator of `tests/allocation`.
pub(crate) const ANGLES: usize = 80_000;
/// The number of lanes of two angles: a result of 8 bytes for each is large.
const LANES: usize = 40_000;
/// The number of lanes of reports, which take longer: the list of their checks is large.
const REPORTS: usize = 9_000;

/// Arrays that are not in row-major order wherever they can be, so that they are copied.
pub(crate) struct Inputs {
    x: Array1<f64>,
    x32: Array1<f32>,
    missing: Array1<f64>,
    /// Shape (2, n), so that lanes along axis 0 are not contiguous.
    pairs: Array2<f64>,
    /// Rows that are large themselves.
    rows: Array2<f64>,
    weights: Array1<u32>,
    /// Weights of the rows of `pairs`.
    column: Array2<f64>,
    tied: Array1<f64>,
    /// Angles at equal distances, each of which is a median.
    uniform: Array1<f64>,
    /// In (0, 1).
    parts: Array1<f64>,
    parts32: Array1<f32>,
    /// Angles outside one turn.
    turned: Array1<f64>,
    keys: Array1<Key>,
    /// A file of bytes.
    file: Vec<u8>,
    files: Files,
    /// The number of lanes of reports.
    reports: usize,
}

impl Inputs {
    /// Makes arrays that are longer than the constants say by that factor.
    pub(crate) fn new(factor: usize) -> Self {
        let (angles, lanes) = (factor * ANGLES, factor * LANES);
        let distribution = VonMises::new(0.5, 2.0).unwrap();
        let draw = |seed: u64, n: usize| -> Array1<f64> {
            distribution.draw(Key::new(seed), n).unwrap().into_dimensionality().unwrap()
        };
        let x = draw(1, 2 * angles).slice_move(s![..;2]);
        let mut missing = x.to_owned();
        missing[3] = f64::NAN;
        let mut file = Vec::new();
        npy::write(&mut file, Array1::from_elem(5 * angles, 7_u8)).unwrap();
        Self {
            file,
            files: Files::new(x.view()),
            reports: factor * REPORTS,
            x32: x.mapv(|angle| angle as f32),
            missing,
            pairs: draw(2, 2 * lanes).into_shape_with_order((2, lanes)).unwrap(),
            rows: draw(3, 2 * angles).into_shape_with_order((angles, 2)).unwrap(),
            column: array![[1.0], [2.0]],
            weights: Array1::from_iter((0..angles as u32).map(|i| i % 3)),
            tied: x.mapv(|angle| (angle * 20_000.0).round() / 20_000.0),
            uniform: (0..angles).map(|i| i as f64 * TAU / angles as f64).collect(),
            parts: x.mapv(|angle| 0.1 + 0.2 * angle.abs()),
            parts32: x.mapv(|angle| 0.1 + 0.2 * angle.abs() as f32),
            turned: &x + 9.0,
            keys: Key::new(0).split(angles),
            x,
        }
    }

    fn reports(&self) -> ArrayView2<'_, f64> {
        self.pairs.slice(s![.., ..self.reports])
    }
}

/// Files in a folder that is removed with them.
struct Files {
    _folder: TempDir,
    /// Angles, and two parts of them.
    whole: PathBuf,
    parts: [PathBuf; 2],
    /// A file that is to be written.
    new: PathBuf,
}

impl Files {
    fn new(x: ArrayView1<'_, f64>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let [whole, first, second, new] = ["x.npy", "0.npy", "1.npy", "new.npy"].map(|name| folder.path().join(name));
        npy::save(&whole, x).unwrap();
        let parts = [first, second];
        for (index, part) in parts.iter().enumerate() {
            let shard = npy::Shard::new(index, 2, 7).unwrap();
            npy::Writer::new(part).shard(shard).generate(x.len(), |start, chunk| fill(x, start, chunk)).unwrap();
        }
        Self { _folder: folder, whole, parts, new }
    }
}

/// Fills a chunk of a file.
fn fill(x: ArrayView1<'_, f64>, start: usize, chunk: &mut [f64]) {
    chunk.iter_mut().zip(x.slice(s![start..])).for_each(|(slot, x)| *slot = *x);
}

/// Turns calls into named closures that drop what they return.
macro_rules! named {
    ($($call:expr),* $(,)?) => {
        vec![$((stringify!($call), Box::new(move || $call.map(|result| _ = black_box(result))) as Call<'_>)),*]
    };
}

/// Returns the calls with their names.
pub(crate) fn calls(inputs: &Inputs) -> Vec<(&'static str, Call<'_>)> {
    let mut calls = statistics(inputs);
    calls.extend(lanes(inputs));
    calls.extend(fits(inputs));
    calls.extend(tests(inputs));
    calls.extend(validation(inputs));
    calls.extend(files(inputs));
    calls.extend(sampling(inputs));
    calls.extend(gradients(inputs));
    calls.extend(maps(inputs));
    #[cfg(feature = "plot")]
    calls.extend(pictures(inputs));
    calls
}

fn statistics(inputs: &Inputs) -> Vec<(&'static str, Call<'_>)> {
    let Inputs { x, x32, missing, weights, uniform, parts, parts32, .. } = inputs;
    named![
        circular_mean(x),
        circular_mean(weighted(x, weights)),
        circular_mean(skip_nan(missing)),
        circular_mean(skip_nan(weighted(missing, weights))),
        mean_resultant_length(x32),
        circular_variance(x),
        circular_standard_deviation(x),
        circular_dispersion(x),
        circular_skewness(x),
        circular_kurtosis(x),
        circular_median(x),
        circular_median(weighted(x, weights)),
        circular_median(uniform),
        circular_quantile(x, 0.3),
        circular_range(x32),
        trigonometric_moment(x, 2),
        centred_trigonometric_moment(x, 2),
        Accumulator::new().add(weighted(x, weights)),
        concentration_to_variance(parts32),
        variance_to_concentration(parts),
    ]
}

fn lanes(Inputs { pairs, rows, column, .. }: &Inputs) -> Vec<(&'static str, Call<'_>)> {
    named![
        circular_mean_axis(pairs, Axis(0)),
        circular_mean_axis(weighted(pairs, column), Axis(0)),
        circular_mean_axis(rows, Axis(0)),
        circular_mean_axis(weighted(rows, [1, 2]), Axis(0)),
        mean_resultant_length_axis(pairs, Axis(0)),
        circular_variance_axis(pairs, Axis(0)),
        circular_standard_deviation_axis(pairs, Axis(0)),
        circular_dispersion_axis(pairs, Axis(0)),
        circular_skewness_axis(pairs, Axis(0)),
        circular_kurtosis_axis(pairs, Axis(0)),
        circular_median_axis(pairs, Axis(0)),
        circular_median_axis(rows, Axis(0)),
        circular_quantile_axis(pairs, Axis(0), 0.5),
        circular_range_axis(pairs, Axis(0)),
        trigonometric_moment_axis(pairs, Axis(0), 2),
        centred_trigonometric_moment_axis(pairs, Axis(0), 2),
        Fit::new().fit_axis(pairs, Axis(0)),
        each_lane(pairs, Axis(0), |lane| circular_mean(lane)),
        each_lane(weighted(rows, [1, 2]), Axis(0), |lane| circular_median(lane)),
        gof::rayleigh_axis(pairs, Axis(0)),
        gof::kuiper_axis(pairs, 0.5, 2.0, Axis(0)),
        gof::watson_axis(pairs, &pairs.row(0), 2.0, Axis(0)),
        gof::kolmogorov_smirnov_axis(rows, 0.5, [1.0, 2.0], Axis(0)),
        gof::watson_axis(rounded(rows, tens()), 0.5, 2.0, Axis(0)),
    ]
}

/// The grid of multiples of ten degrees.
fn tens() -> Rounding {
    Rounding::from_classes(36).unwrap()
}

fn fits(Inputs { x, weights, .. }: &Inputs) -> Vec<(&'static str, Call<'_>)> {
    named![
        Fit::new().fit(weighted(x, weights)),
        VonMises::fit(x),
        Fit::new().fit(rounded(x, tens())),
        Fit::new().bootstrap(rounded(x, tens()), Key::new(1), 40_000, 0.95),
        Fit::new().bootstrap(x, Key::new(1), 39, 0.95),
        Fit::new().bootstrap(weighted(x, weights), Key::new(1), 39, 0.95),
        Fit::new().bootstrap([0.1, 0.5, 0.9], Key::new(1), 40_000, 0.95),
        Fit::new().bootstrap(weighted([0.1, 0.5, 0.9], 100_000), Key::new(1), 39, 0.95),
    ]
}

fn tests(Inputs { x, x32, tied, .. }: &Inputs) -> Vec<(&'static str, Call<'_>)> {
    let (f64s, f32s) = (VonMises::new(0.5, 2.0).unwrap(), VonMises::new(0.5, 2.0).unwrap());
    let distributions = std::rc::Rc::new((f64s, f32s));
    let (one, two, three) = (distributions.clone(), distributions.clone(), distributions);
    let mut calls = named![
        gof::kuiper(x, &one.0),
        gof::watson(x32, &two.1),
        gof::kolmogorov_smirnov(x, &three.0),
        gof::rayleigh(x),
        gof::kuiper(rounded(x, tens()), &VonMises::new(0.5, 2.0)?),
    ];
    calls.extend(named![
        gof::kuiper_fitted(x, Key::new(1), 3),
        gof::kuiper_fitted(rounded(x, tens()), Key::new(1), 3),
        gof::watson_fitted(x32, Key::new(1), 3),
        gof::kolmogorov_smirnov_fitted(x, Key::new(1), 3),
        gof::kuiper_two_sample(x, tied),
        gof::watson_two_sample(x, tied),
        gof::kuiper_two_sample_permutation(tied, x, Key::new(1), 3),
        gof::watson_two_sample_permutation(tied, tied, Key::new(1), 3),
    ]);
    calls
}

fn validation(inputs: &Inputs) -> Vec<(&'static str, Call<'_>)> {
    let Inputs { x, x32, rows, tied, parts, .. } = inputs;
    named![
        validate::lanes(&inputs.reports(), 0.5, 2.0, Axis(0), 0.01),
        validate::lanes(rows, 0.5, 2.0, Axis(0), 0.01),
        validate::elements(x, 0.5, parts, 0.01),
        validate::elements(x32, 0.5, 2.0, 0.01),
        validate::distributions(inputs.reports(), inputs.reports(), Axis(0), 0.01),
        validate::distributions(rows, rows, Axis(0), 0.01),
        validate::compare(x, tied),
    ]
}

fn files(inputs: &Inputs) -> Vec<(&'static str, Call<'_>)> {
    let Inputs { file, x, .. } = inputs;
    let Files { whole, parts, new, .. } = &inputs.files;
    let fill = |start: usize, chunk: &mut [f64]| fill(x.view(), start, chunk);
    named![
        npy::read::<Array1<u8>>(&file[..]).map_err(too_large),
        npy::read_as::<Array1<f64>>(&file[..]).map_err(too_large),
        npy::load::<Array1<f64>>(whole).map_err(too_large),
        npy::write(sink(), x).map_err(too_large),
        npy::Writer::new(new).overwrite(true).generate(x.len(), fill).map_err(too_large),
        npy::Writer::from_writer(&mut sink()).generate(x.len(), fill).map_err(too_large),
        npy::Writer::from_writer(&mut sink()).text(',').generate(x.len(), fill).map_err(too_large),
        npy::Writer::new(new).overwrite(true).join(parts).map_err(too_large),
        npy::Writer::from_writer(&mut sink()).join(parts).map_err(too_large),
    ]
}

/// Returns the library's error for the want of memory in a file's one.
fn too_large(error: npy::Error) -> Error {
    match error.into_kind() {
        npy::ErrorKind::TooLarge { shape } => Error::TooLarge { shape },
        npy::ErrorKind::Io(error) if error.kind() == io::ErrorKind::OutOfMemory => Error::TooLarge { shape: vec![] },
        other => panic!("{other}"),
    }
}

fn maps(Inputs { x, pairs, keys, .. }: &Inputs) -> Vec<(&'static str, Call<'_>)> {
    let mean = |pair: ArrayView1<'_, f64>| circular_mean(&pair);
    let turned = |pair: ArrayView1<'_, f64>| Ok::<_, Error>(&pair + 1.0);
    named![
        vmap(mean, along(1, pairs)),
        pmap(mean, along(1, pairs)),
        vmap_to(1, turned, along(1, pairs)),
        pmap(|(x, key): (f64, Key)| Ok::<_, Error>((x, key.fold_in(1))), (x, keys)),
    ]
}

fn sampling(Inputs { x, x32, keys, pairs, parts, turned, .. }: &Inputs) -> Vec<(&'static str, Call<'_>)> {
    let identity =
        |_: &(), inputs: ArrayViewD<'_, f64>| Ok::<_, vonmises::Error>((inputs.to_owned(), arr0(2.0).into_dyn()));
    named![
        sample_von_mises(Key::new(1), x, 2.0, None),
        sample_von_mises(Key::new(1), pairs.t(), 2.0, None),
        VonMises::new(0.5, 2.0)?.draw(Key::new(1), x.len()),
        Key::new(1).bits::<u32, _>(x.len()),
        Key::new(1).uniform::<f64, _>(x.len()),
        Key::new(1).normal::<f32, _>(x.len()),
        LazySamples::new(Key::new(1), turned, 2.0, x.len()).map(|samples| samples.fingerprint()),
        LazySamples::new(Key::new(1), 0.5, parts, [1, x.len()])
            .and_then(|samples| samples.draw_slice(&[0..1, 1..x.len()])),
        LazySamples::new(keys, 0.5_f32, 2.0, [keys.len(), 3])
            .and_then(|samples| samples.draw_slice(&[0..keys.len(), 1..2])),
        vonmises::prob(x, 0.5, 2.0),
        vonmises::log_prob(x, x, 2.0),
        vonmises::cdf(x, 0.5, parts),
        vonmises::sf(x32, 0.5, 2.0),
        vonmises::log_cdf(x32, 0.5, 2.0),
        vonmises::log_sf(x32, 0.5, 2.0),
        vonmises::quantile(parts, 0.5, 2.0),
        vonmises::isf(parts, 0.5, 2.0),
        vonmises::entropy(parts),
        Key::to_raw(keys),
        Key::to_raw(keys).and_then(|raw| Key::from_raw(&raw)),
        von_mises_layer(Key::new(1), x, 2.0, 1.0, true),
        von_mises_layer(Key::new(1), pairs.t(), [1.0, 2.0], 1.0, false),
        pmap_compatible_von_mises_sampling(identity, &(), x.slice(s![..20]), Key::new(1), 1.0, true),
    ]
}

fn gradients(Inputs { x, x32, pairs, parts, .. }: &Inputs) -> Vec<(&'static str, Call<'_>)> {
    named![
        vonmises::log_prob_with_grad(x, x, 2.0),
        vonmises::cdf_with_grad(x, 0.5, parts),
        vonmises::cdf_with_grad(x32, 0.5, 2.0),
        vonmises::quantile_with_grad(parts, 0.5, 2.0),
        vonmises::entropy_with_grad(parts),
        vonmises::fisher_information(parts),
        vonmises::kl_divergence(x, 2.0, 0.5, parts),
        vonmises::kl_divergence_with_grad(x, 2.0, 0.5, parts),
        vonmises::sample_with_grad(Key::new(1), x, 2.0, None),
        LazySamples::new(Key::new(1), 0.5, parts, x.len()).and_then(|samples| samples.draw_with_grad()),
        vonmises::sum_to_shape(pairs.t(), [pairs.ncols(), 1]),
        vonmises::sum_to_shape(pairs, [2, 1]),
        Head::AngleSoftplus.parameters(x, parts),
        Head::Vector.parameters(x, parts),
        Head::Vector.backward(x, parts, 1.0, parts),
        nll(Head::Vector, x, parts, 0.5, parts, Reduction::Mean),
        nll(Head::AngleSoftplus, x, 1.0, x, 1.0, Reduction::Each),
        von_mises_layer_with_grad(Key::new(1), x, 2.0, 1.0, true),
        von_mises_layer_with_grad(Key::new(1), pairs.t(), [1.0, 2.0], 1.0, false),
    ]
}

#[cfg(feature = "plot")]
fn pictures(Inputs { x, x32, weights, missing, .. }: &Inputs) -> Vec<(&'static str, Call<'_>)> {
    use vonmises::plot::{Kind, Options, Panel, histogram, panels, quantiles, rose, wind_rose};
    named![
        rose(x, &Options::new()),
        rose(skip_nan(missing), &Options::new()),
        histogram(weighted(x, weights), &Options::new()),
        quantiles(x32, &Options::new()),
        quantiles(weighted(x, weights), &Options::new()),
        wind_rose(x, weights, &Options::new().points()),
        panels(Kind::Histogram, [Panel::new(x), Panel::new(weighted(x, weights))], &Options::new()),
    ]
}
