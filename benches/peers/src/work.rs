//! The calls that can be timed: this crate's under their own names, samples with a key for each as `sample_keys` (one
//! call) and `sample_lanes` (`vmap`), fits to rows of 100 angles as `fit_rows`, and rv's as `rv_draw` and `rv_ln_f`.

use crate::Result;
use ndarray::{Array1, ArrayD, Axis, Ix0, Ix1};
use rand::SeedableRng;
use rand::rngs::SmallRng;
use rv::traits::{HasDensity, Sampleable};
use std::f64::consts::PI;
use std::hint::black_box;
use std::time::{Duration, Instant};
use vonmises::circular::{Fit, circular_mean, circular_variance};
use vonmises::{
    Float, Key, Param, VonMises, cdf, log_cdf, log_prob, quantile, sample_von_mises, sample_with_grad, vmap,
};

/// A call is repeated until so much time has passed: a processor that was idle needs some milliseconds to reach its speed.
const LEAST_TIME: Duration = Duration::from_millis(20);
/// The clock is read after so many elements, or a call if that has more.
const LEAST_ELEMENTS: usize = 10_000;
/// The number of angles in each fit.
const ROW: usize = 100;

/// rv's functions for a type.
pub(crate) trait Peer: Float + for<'a> Param<'a, Self> {
    fn draws(distribution: &rv::dist::VonMises, n: usize, generator: &mut SmallRng) -> Vec<Self>;
    fn ln_f(distribution: &rv::dist::VonMises, x: &Self) -> f64;
}

macro_rules! peer {
    ($($float:ty),*) => { $(
        impl Peer for $float {
            fn draws(distribution: &rv::dist::VonMises, n: usize, generator: &mut SmallRng) -> Vec<Self> {
                distribution.sample(n, generator)
            }

            fn ln_f(distribution: &rv::dist::VonMises, x: &Self) -> f64 {
                distribution.ln_f(x)
            }
        }
    )* };
}
peer!(f32, f64);

/// Returns the nanoseconds per element of calls in turn, after one that is not timed.
pub(crate) fn time<F: Peer>(work: &str, concentration: &str, n: usize) -> Result<f64> {
    let (kappas, key, zero) = (concentrations::<F>(concentration, n)?, Key::new(1), F::zero());
    let one = kappas.view().into_dimensionality::<Ix0>().map(|single| *single.into_scalar());
    let x = || key.uniform_in(F::from_f64(-PI), F::from_f64(PI), n);
    let angles = |shape: &[usize]| sample_von_mises(key, zero, &kappas, shape);
    match (work, one) {
        // A scalar is passed as a scalar: an array would slow small calls.
        ("sample", Ok(kappa)) => timed(n, || Ok(sample_von_mises(key, zero, kappa, [n])?)),
        ("sample", Err(_)) => timed(n, || Ok(sample_von_mises(key, zero, &kappas, [n])?)),
        ("sample_with_grad", Ok(kappa)) => timed(n, || Ok(sample_with_grad(key, zero, kappa, [n])?)),
        ("sample_with_grad", Err(_)) => timed(n, || Ok(sample_with_grad(key, zero, &kappas, [n])?)),
        ("draw", Ok(kappa)) => {
            let distribution = VonMises::new(zero, kappa)?;
            timed(n, || Ok(distribution.draw(key, [n])?))
        }
        ("sample_keys", _) => {
            let keys = key.split(n);
            timed(n, || Ok(sample_von_mises(&keys, zero, &kappas, [n])?))
        }
        ("sample_lanes", Err(_)) => {
            let (keys, each) = (key.split(n), kappas.view().into_dimensionality::<Ix1>()?);
            let lane = |(key, kappa): (Key, F)| sample_von_mises(key, zero, kappa, None);
            timed(n, || Ok(vmap(lane, (&keys, each))?))
        }
        ("normal", _) => timed(n, || Ok(key.normal::<F, _>(n)?)),
        ("bits", _) => timed(n, || Ok(key.bits::<F::Word, _>(n)?)),
        ("uniform", _) => timed(n, || Ok(key.uniform::<F, _>(n)?)),
        ("log_prob", _) => {
            let x = x()?;
            timed(n, || Ok(log_prob(&x, zero, &kappas)?))
        }
        ("cdf", _) => {
            let x = x()?;
            timed(n, || Ok(cdf(&x, zero, &kappas)?))
        }
        ("log_cdf", _) => {
            let x = x()?;
            timed(n, || Ok(log_cdf(&x, zero, &kappas)?))
        }
        ("quantile", _) => {
            let p: Array1<F> = key.uniform(n)?;
            timed(n, || Ok(quantile(&p, zero, &kappas)?))
        }
        ("circular_mean", _) => {
            let angles = angles(&[n])?;
            timed(n, || Ok(circular_mean(&angles)?))
        }
        ("circular_variance", _) => {
            let angles = angles(&[n])?;
            timed(n, || Ok(circular_variance(&angles)?))
        }
        ("fit_rows", _) => {
            let rows = angles(&[n / ROW, ROW])?;
            timed(rows.len(), || Ok(Fit::new().fit_axis(&rows, Axis(1))?))
        }
        ("rv_draw", Ok(kappa)) => {
            let distribution = rv::dist::VonMises::new(0.0, kappa.to_f64())?;
            timed(n, || Ok(F::draws(&distribution, n, &mut SmallRng::seed_from_u64(1))))
        }
        ("rv_ln_f", Ok(kappa)) => {
            let (distribution, x) = (rv::dist::VonMises::new(0.0, kappa.to_f64())?, x()?);
            timed(n, || Ok(x.mapv(|x| F::from_f64(F::ln_f(&distribution, &x)))))
        }
        _ => Err("no such work for that concentration".into()),
    }
}

/// Parses `kappa`, or `low:high` for a concentration per element.
fn concentrations<F: Float>(text: &str, n: usize) -> Result<ArrayD<F>> {
    let Some((low, high)) = text.split_once(':') else {
        return Ok(ndarray::arr0(F::from_f64(text.parse()?)).into_dyn());
    };
    let (low, high): (f64, f64) = (low.parse()?, high.parse()?);
    let logs: Array1<f64> = Key::new(2).uniform_in(low.ln(), high.ln(), n)?;
    Ok(logs.mapv(|log| F::from_f64(log.exp())).into_dyn())
}

/// Returns the nanoseconds per element of a call, including the time to free its result.
fn timed<T>(n: usize, call: impl Fn() -> Result<T>) -> Result<f64> {
    call()?;
    let (together, mut calls) = ((LEAST_ELEMENTS / n).max(1), 0);
    let start = Instant::now();
    let mut elapsed = Duration::ZERO;
    while elapsed < LEAST_TIME {
        for _ in 0..together {
            black_box(call()?);
        }
        (calls, elapsed) = (calls + together, start.elapsed());
    }
    Ok(elapsed.as_secs_f64() * 1e9 / (calls * n) as f64)
}
