//! Guarantee 5: samples lie in [−PI, PI), and a location outside is first reduced modulo the real 2π.

use crate::common::{circular_distance, reference};
use std::f64::consts::PI;
use vonmises::{Key, VonMises, sample_von_mises};

#[test]
fn samples_lie_in_their_interval() {
    for loc in [0.0, PI, -PI, 3.0, PI.next_down(), 100.0, 1e300] {
        for kappa in [0.0, 0.1, 1.0, 1e3, 1e15, f64::MAX] {
            let draws = sample_von_mises(Key::new(1), loc, kappa, [2000]).unwrap();
            assert!(draws.iter().all(|x| (-PI..PI).contains(x)), "{loc} {kappa}");
            let draws = sample_von_mises(Key::new(1), loc.min(3e38) as f32, kappa.min(3e38) as f32, [2000]).unwrap();
            let pi = std::f32::consts::PI;
            assert!(draws.iter().all(|x| (-pi..pi).contains(x)), "{loc} {kappa} f32");
        }
    }
}

#[test]
fn a_location_inside_is_used_unchanged() {
    // At the largest concentration every sample is the location itself, to rounding.
    for loc in [0.0, 1.0, -PI, PI.next_down(), -3.0, 1e-300] {
        let draws = sample_von_mises(Key::new(2), loc, f64::MAX, [100]).unwrap();
        assert!(draws.iter().all(|&x| (x - loc).abs() < 1e-152), "{loc}");
    }
    let pi = std::f32::consts::PI;
    for loc in [pi.next_down(), -pi, 1.5] {
        assert!(sample_von_mises(Key::new(2), loc, f32::MAX, [100]).unwrap().iter().all(|&x| x == loc));
    }
}

#[test]
fn a_location_outside_is_reduced_by_the_real_turn() {
    for [angle, reduced] in reference::<2>("reduce") {
        let mean = VonMises::new(angle, 1.0).unwrap().circular_mean();
        if (-PI..PI).contains(&angle) {
            assert_eq!(mean, angle);
            continue;
        }
        let ulp = reduced.abs().next_up() - reduced.abs();
        assert!(circular_distance(mean, reduced) <= 2.0 * ulp, "{angle} gave {mean}, not {reduced}");
        let sample = sample_von_mises(Key::new(3), angle, f64::MAX, None).unwrap()[[]];
        assert!(circular_distance(sample, reduced) <= 2.0 * ulp, "{angle}");
    }
}
