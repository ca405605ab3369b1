//! A map is a loop over the lanes, in order for `vmap`, and on the threads of the current pool for `pmap`.

use super::pools;
use ndarray::{ArrayD, Axis, array};
use rayon::ThreadPoolBuilder;
use vonmises::{Key, Result, device_count, fixed, pmap, sample_von_mises, vmap};

fn bits(array: &ArrayD<f64>) -> Vec<u64> {
    array.iter().map(|x| x.to_bits()).collect()
}

/// Draws uniform numbers from `low` to `low + width`.
fn lane((key, low, width): (Key, f64, f64)) -> Result<ArrayD<f64>> {
    Ok(key.uniform_in(low, low + width, [5, 3])?.into_dyn())
}

#[test]
fn a_map_is_the_loop() {
    let keys = Key::new(42).split(4);
    let lows = array![0.0, -1.0, 1e6, -0.0];
    let mapped = vmap(lane, (&keys, &lows, 2.0)).unwrap();
    assert_eq!(mapped.shape(), [4, 5, 3]);
    assert!(mapped.is_standard_layout());
    for i in 0..4 {
        assert_eq!(mapped.index_axis(Axis(0), i), lane((keys[i], lows[i], 2.0)).unwrap());
    }
}

#[test]
fn lanes_of_the_batch_are_the_loop() {
    let keys = Key::new(42).split(3);
    let lanes = vmap(|(key, loc, n)| sample_von_mises(key, loc, 2.0, [n]), (&keys, &array![0.0, 1.0, 2.0], fixed(7)));
    for (i, lane) in lanes.unwrap().axis_iter(Axis(0)).enumerate() {
        assert_eq!(lane, sample_von_mises(keys[i], i as f64, 2.0, [7]).unwrap());
    }
}

#[test]
fn pmap_is_vmap_for_any_threads() {
    for lanes in [1, 2, 3, 6, 7, 8, 100] {
        let keys = Key::new(lanes).split(lanes as usize);
        let lows = Key::new(7).normal::<f64, _>(lanes as usize).unwrap();
        let expected = vmap(lane, (&keys, &lows, 2.0)).unwrap();
        for pool in pools() {
            let parallel = pool.install(|| pmap(lane, (&keys, &lows, 2.0))).unwrap();
            assert_eq!(bits(&parallel), bits(&expected));
            assert_eq!(parallel.shape(), expected.shape());
            assert!(parallel.is_standard_layout());
        }
    }
}

#[test]
fn bits_are_kept_that_compare_equal_or_not_at_all() {
    let odd = array![0.0, -0.0, f64::NAN, -f64::NAN, f64::from_bits(0x7FF0_0000_0000_0001), f64::MIN_POSITIVE / 8.0];
    let expected: Vec<_> = odd.iter().map(|x| x.to_bits()).collect();
    assert_eq!(bits(&vmap(|x| x, &odd).unwrap()), expected);
    assert_eq!(bits(&pmap(|x| x, &odd).unwrap()), expected);
}

#[test]
fn maps_nest_in_any_order() {
    let keys = Key::new(3).split([4, 10]);
    let lows = Key::new(4).normal::<f64, _>([4, 10]).unwrap();
    let serial = vmap(|(keys, lows)| vmap(lane, (&keys, &lows, 1.0)), (&keys, &lows)).unwrap();
    assert_eq!(serial.shape(), [4, 10, 5, 3]);
    for pool in pools() {
        pool.install(|| {
            let outer = pmap(|(keys, lows)| vmap(lane, (&keys, &lows, 1.0)), (&keys, &lows)).unwrap();
            let inner = vmap(|(keys, lows)| pmap(lane, (&keys, &lows, 1.0)), (&keys, &lows)).unwrap();
            let both = pmap(|(keys, lows)| pmap(lane, (&keys, &lows, 1.0)), (&keys, &lows)).unwrap();
            assert_eq!([&outer, &inner, &both].map(bits), [(); 3].map(|()| bits(&serial)));
        });
    }
}

#[test]
fn vmap_runs_in_order_on_this_thread() {
    let order = std::cell::RefCell::new(Vec::new()); // not `Sync`, so no other thread can use it
    vmap(
        |i: u32| {
            order.borrow_mut().push(i);
            i
        },
        &ndarray::Array1::from_iter(0..20),
    )
    .unwrap();
    assert_eq!(order.into_inner(), (0..20).collect::<Vec<_>>());
}

#[test]
fn every_lane_runs_once() {
    use std::sync::atomic::{AtomicU32, Ordering};
    for pool in pools() {
        let runs = vec![(); 50].into_iter().map(|()| AtomicU32::new(0)).collect::<Vec<_>>();
        let index = ndarray::Array1::from_iter(0..50_usize);
        let count = |i: usize| runs[i].fetch_add(1, Ordering::Relaxed);
        pool.install(|| pmap(count, &index)).unwrap();
        assert!(runs.iter().all(|n| n.load(Ordering::Relaxed) == 1));
    }
}

#[test]
fn devices_are_the_threads_of_the_current_pool() {
    for pool in pools() {
        assert_eq!(pool.install(device_count), pool.current_num_threads());
    }
}

#[test]
fn lanes_are_tasks_of_the_current_pool() {
    let pool = ThreadPoolBuilder::new().num_threads(3).build().unwrap();
    let lane = |(_, threads): (u64, usize)| {
        assert_eq!(device_count(), threads);
        rayon::current_thread_index().unwrap() as u64
    };
    let threads = pool.install(|| pmap(lane, (&array![0, 1, 2, 3, 4, 5, 6, 7], fixed(3)))).unwrap();
    assert!(threads.iter().all(|&thread| thread < 3));
}
