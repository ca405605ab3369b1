#![allow(missing_docs)]
use std::time::Instant;
use vonmises::*;
fn med(mut f: impl FnMut(), n: usize) -> f64 {
    let mut t = vec![];
    for _ in 0..15 {
        let i = Instant::now();
        f();
        t.push(i.elapsed().as_secs_f64() * 1e9 / n as f64);
    }
    t.sort_by(f64::total_cmp);
    t[1]
}
fn main() {
    let n = 1_000_000;
    let k = Key::new(1);
    let each: ndarray::ArrayD<f64> =
        (ndarray::Array1::from_iter(k.uniform::<f64, _>(n).unwrap().iter().map(|u| (u * (1e6f64).ln()).exp() * 0.01)))
            .into_dyn();
    let each32 = each.mapv(|x| x as f32);
    let i = Instant::now();
    let d = sample_von_mises(k, 0.0, &each, None).unwrap();
    println!("first each {:?} {}", i.elapsed(), d[[5]]);
    for l in VectorLevel::available() {
        l.force().unwrap();
        print!(
            "{l:?}: bits64 {:.2} bits32 {:.2} ",
            med(
                || {
                    k.bits::<u64, _>(n).unwrap();
                },
                n
            ),
            med(
                || {
                    k.bits::<u32, _>(n).unwrap();
                },
                n
            )
        );
        for kappa in [0.0, 0.5, 5.0, 100.0, 1e4] {
            print!(
                " k{kappa} {:.2}",
                med(
                    || {
                        sample_von_mises(k, 0.3, kappa, [n]).unwrap();
                    },
                    n
                )
            );
        }
        print!(" | f32 ");
        for kappa in [0.5f32, 5.0, 100.0] {
            print!(
                " {:.2}",
                med(
                    || {
                        sample_von_mises(k, 0.3f32, kappa, [n]).unwrap();
                    },
                    n
                )
            );
        }
        println!(
            " | each {:.2} each32 {:.2}",
            med(
                || {
                    sample_von_mises(k, 0.3, &each, None).unwrap();
                },
                n
            ),
            med(
                || {
                    sample_von_mises(k, 0.3f32, &each32, None).unwrap();
                },
                n
            )
        );
    }
    let u = k.uniform::<f64, _>(n).unwrap();
    println!(
        "quantile {:.2} each {:.2}",
        med(
            || {
                quantile(&u, 0.3, 5.0).unwrap();
            },
            n
        ),
        med(
            || {
                quantile(&u, 0.3, &each).unwrap();
            },
            n
        )
    );
    for m in [10, 100, 1000, 10000] {
        println!(
            "draw {m}: fn {:.0} ns, law {:.0}",
            med(
                || {
                    for _ in 0..100 {
                        sample_von_mises(k, 0.0, 3.3, [m]).unwrap();
                    }
                },
                100
            ),
            {
                let law = VonMises::new(0.0, 3.3).unwrap();
                med(
                    || {
                        for _ in 0..100 {
                            law.draw(k, [m]).unwrap();
                        }
                    },
                    100,
                )
            }
        );
    }
}
