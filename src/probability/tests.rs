//! Compares the engine with the quadrature, and a scalar with arrays.

use super::arc::Arc;
use super::batch::{Concentrations, Function};
use super::cell::Cell;
use super::gradient::cumulative::{Work, cdfs};
use super::heights::Kind;
use super::mass::{CentredDistribution, Point};
use super::place::{CELLS, CellPosition, Place, integer};
use super::tails::tail;
use crate::key::key::Key;
use crate::simd::level::VectorLevel;
use crate::special::bessel::peak::peak;
use crate::special::bessel::ratio::one_minus_mean_resultant_length;
use crate::testing::reference::CONCENTRATIONS;
use std::f64::consts::{FRAC_PI_2, PI};

const FUNCTIONS: [Function; 6] =
    [Function::Prob, Function::LogProb, Function::Cdf, Function::Sf, Function::LogCdf, Function::LogSf];

/// Returns random concentrations, even in z, in κ up to 20 and in ln κ up to 700, each with a random angle.
fn points(count: usize) -> Vec<(f64, f64)> {
    let uniform = Key::new(5).uniform::<f64, _>([count, 2]).unwrap();
    let pairs = uniform.as_slice().unwrap().as_chunks::<2>().0.iter().enumerate();
    let concentration = |i: usize, u: f64| match i % 3 {
        0 => 6.0 / u.max(0.0086) - 6.0,
        1 => 20.0 * u,
        _ => 700.0_f64.powf(2.0 * u - 1.0),
    };
    pairs.map(|(i, &[u, v])| (concentration(i, u), PI * if i % 2 == 0 { v } else { v * v })).collect()
}

#[test]
fn the_engine_gives_the_ratio_of_the_quadrature() {
    let error = |&(kappa, theta): &(f64, f64)| {
        let distribution = CentredDistribution::new(kappa);
        let expected = distribution.peak * distribution.tail_ratio(Point::from_angle(theta));
        ((tail(theta, kappa).ratio - expected) / expected).abs()
    };
    let points = points(300_000);
    let worst = points.iter().map(|point| (error(point), point)).max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
    println!("{worst:?}");
    // The quadrature itself is off by up to 1e-15, and near π by more, since it is anchored at 0.
    assert!(worst.0 <= 4e-15, "{worst:?}");
}

#[test]
fn the_engine_gives_the_derivative_of_the_quadrature() {
    let error = |&(kappa, theta): &(f64, f64)| {
        let (distribution, variance) = (CentredDistribution::new(kappa), one_minus_mean_resultant_length(kappa));
        let expected = -distribution.peak * distribution.slope_of_tail(Point::from_angle(theta), variance);
        let [mut value, mut in_x, mut in_kappa] = [[0.0]; 3];
        let results = [&mut value[..], &mut in_x, &mut in_kappa];
        cdfs(&mut Work::default(), &[theta], &[0.0], Concentrations::One(kappa), results);
        let exponential = in_x[0] / peak(kappa);
        // As large as it is near the centre, where it passes zero.
        (in_kappa[0] / exponential - expected).abs() / expected.abs().max(0.1 / (1.0 + kappa))
    };
    let points = points(100_000);
    let deep = |kappa: f64, theta: f64| 2.0 * kappa * (theta / 2.0).sin().powi(2) > 690.0;
    let points: Vec<_> = points.into_iter().filter(|&(kappa, theta)| !deep(kappa, theta)).collect();
    let worst = points.iter().map(|point| (error(point), point)).max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
    println!("{worst:?}");
    // The quadrature cancels where the derivative passes zero.
    assert!(worst.0 <= 6e-15, "{worst:?}");
}

/// The expected sums are from mpmath with 60 digits: `kappa * sin(theta / 2) ** 2`, and what its nearest double leaves.
#[test]
fn the_exponent_has_twice_the_precision() {
    let cases = [
        (1.0, 1.0, 0.22984884706593015, -3.950802552606826e-18),
        (745.0, 1.0, 171.23739106411796, -2.4715031162263938e-15),
        (5.0, 3.0, 4.974981241501114, -2.2791625347229764e-16),
        (350.0, 2.0, 247.82569639574993, -1.1754705231633033e-14),
        (1e10, 2e-4, 99.99999966666668, -5.023648894239358e-15),
        (300.0, PI, 300.0, -1.1248198369963931e-30),
        (1e300, 1e-150, 0.25, 1.6273869179887587e-17),
        (0.3, 1e-5, 7.499999999937501e-12, -1.2359155742544642e-29),
        (123.456, 1.56, 61.06157728622727, 2.699416453368056e-15),
        (123.456, 1.58, 62.296116318897, 3.429052162488361e-15),
    ];
    for (kappa, theta, high, low) in cases {
        let ours = Arc::new(theta).half_exponent(kappa);
        assert!(((ours.0 - high) + (ours.1 - low)).abs() <= 1.2e-16 * high, "{kappa} {theta} {ours:?}");
    }
}

/// One concentration, the same for each, and single elements; also so few that no table is made, and far places.
#[test]
fn a_scalar_and_an_array_agree_to_the_byte_at_every_vector_level() {
    let concentrations = [0.0, 1e-320, 0.3, 2.0, 9.9, 13.0, 77.0, 3e4, 1e300, f64::MAX];
    let angles: Vec<f64> = Key::new(8).uniform_in(-PI, PI, 400).unwrap().to_vec();
    for (level, count) in VectorLevel::available().flat_map(|level| [1, 95, 96, 127, 129, 400].map(|n| (level, n))) {
        level.force().unwrap();
        for (kappa, function) in concentrations.iter().flat_map(|&kappa| FUNCTIONS.map(|function| (kappa, function))) {
            let (xs, locs) = (&angles[..count], vec![0.0; count]);
            let (mut one, mut each) = (vec![0.0; count], vec![0.0; count]);
            function.fill(xs, &locs, Concentrations::One(kappa), &mut one);
            function.fill(xs, &locs, Concentrations::Each(&vec![kappa; count]), &mut each);
            let single: Vec<f64> = xs.iter().map(|&x| function.at(x, kappa)).collect();
            let bits = |values: &[f64]| values.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
            assert_eq!(bits(&one), bits(&single), "{level:?} {count} {kappa} {function:?}");
            assert_eq!(bits(&each), bits(&single), "{level:?} {count} {kappa} {function:?}");
        }
    }
    VectorLevel::choose_widest();
}

/// Also at the edges of cells and where the angle is measured from the other end.
#[test]
fn every_place_is_in_its_row_and_every_row_exists() {
    let edges = (1..64).flat_map(|z| {
        let kappa = 384.0 / f64::from(z) - 6.0;
        [kappa.next_down(), kappa, kappa.next_up()]
    });
    let random = points(20_000).into_iter().map(|(kappa, _)| kappa);
    for kappa in edges.chain(random).chain(CONCENTRATIONS).chain([1e300, f64::MAX]) {
        let near = CellPosition::new(kappa);
        let reach = [0.0, 1e-300, 0.3, 1.0, 4.4, 4.463, 4.5, 9.0].map(|y| (y / (kappa + 1.0).sqrt()).min(PI));
        let ends = [FRAC_PI_2.next_down(), FRAC_PI_2, FRAC_PI_2.next_up(), 2.0, PI.next_down(), PI];
        for theta in reach.into_iter().chain(reach.map(|distance| PI - distance)).chain(ends) {
            let place = Place::new(Arc::new(theta), kappa, near);
            let rows = Cell::get(Kind::Ratio, integer(place.cell)).rows();
            assert!(integer(place.row) < rows.len(), "{kappa} {theta} {place:?}");
            assert!(place.outer.abs() <= 0.5 + 1e-12 && place.inner.abs() <= 0.5, "{kappa} {theta} {place:?}");
            assert!(tail(theta, kappa).ratio > 0.0, "{kappa} {theta}");
        }
    }
}

#[test]
fn all_cells_of_a_kind_take_three_megabytes() {
    for kind in [Kind::Ratio, Kind::Slope] {
        let rows: usize = (0..CELLS).map(|number| Cell::get(kind, number).rows().len()).sum();
        assert!(rows * 512 <= 3_000_000, "{rows}");
    }
}
