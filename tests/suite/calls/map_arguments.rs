//! Arguments of maps: one alone or several in a tuple, along any axis, owned, viewed or referenced.

use super::Outcome;
use ndarray::{Array1, Array2, ArrayView1, array};
use vonmises::{Key, along, fixed, pmap, sample_von_mises, vmap};

fn five_keys() -> Array1<Key> {
    Key::new(42).split(5)
}

#[test]
fn one_argument_needs_no_tuple() -> Outcome {
    let keys = five_keys();
    let lanes = vmap(|key| sample_von_mises(key, 0.0, 1.0, [3]), &keys)?;
    assert_eq!(lanes.shape(), [5, 3]);
    assert_eq!(vmap(|(key,)| sample_von_mises(key, 0.0, 1.0, [3]), (&keys,))?, lanes);
    assert_eq!(pmap(|key| sample_von_mises(key, 0.0, 1.0, [3]), keys.view())?, lanes);
    assert_eq!(pmap(|key| sample_von_mises(key, 0.0, 1.0, [3]), along(0, &keys))?, lanes);
    Ok(())
}

#[test]
fn lanes_of_two_axes_are_rows() -> Outcome {
    let sums = pmap(|row| row.sum(), &Array2::<f64>::ones((3, 5)))?;
    assert_eq!(sums, array![5.0, 5.0, 5.0].into_dyn());
    Ok(())
}

#[test]
fn each_argument_has_its_own_axis() -> Outcome {
    let (keys, table) = (five_keys(), Array2::<f64>::ones((3, 5)));
    let lanes = pmap(
        |(key, column, kappa)| sample_von_mises(key, &column, kappa, [4, 3]),
        (&keys, along(1, &table), fixed(2.0)),
    )?;
    assert_eq!(lanes.shape(), [5, 4, 3]);
    Ok(())
}

#[test]
fn axes_are_counted_from_either_end() -> Outcome {
    let (keys, kappas, table) = (five_keys(), array![0.5, 1.0, 2.0, 5.0, 10.0], Array2::<f64>::ones((3, 5)));
    let from_the_end = vmap(
        |(key, column, all)| sample_von_mises(key, &column, all.sum(), [4, 3]),
        (&keys, along(-1, &table), fixed(&kappas)),
    )?;
    let from_the_start = vmap(
        |(key, column, all)| sample_von_mises(key, &column, all.sum(), [4, 3]),
        (&keys, along(1, &table), fixed(&kappas)),
    )?;
    assert_eq!(from_the_end, from_the_start);
    assert_eq!(from_the_end.shape(), [5, 4, 3]);
    Ok(())
}

#[test]
fn a_closure_may_be_annotated() -> Outcome {
    let (keys, kappas, table) = (five_keys(), array![0.5, 1.0, 2.0, 5.0, 10.0], Array2::<f64>::ones((3, 5)));
    let annotated = |(key, column, all): (Key, ArrayView1<'_, f64>, &Array1<f64>)| {
        sample_von_mises(key, &column, all.sum(), [4, 3])
    };
    let inferred = vmap(
        |(key, column, all)| sample_von_mises(key, &column, all.sum(), [4, 3]),
        (&keys, along(-1, &table), fixed(&kappas)),
    )?;
    assert_eq!(vmap(annotated, (&keys, along(-1, &table), fixed(&kappas)))?, inferred);
    Ok(())
}

#[test]
fn arrays_are_given_as_views_or_references_to_either() -> Outcome {
    let (keys, table) = (five_keys(), Array2::<f64>::ones((3, 5)));
    let lanes = vmap(|(key, column)| sample_von_mises(key, column, 2.0, [4, 3]), (&keys, along(1, &table)))?;
    let views = (&keys.view(), along(1, table.view()));
    assert_eq!(vmap(|(key, column)| sample_von_mises(key, column, 2.0, [4, 3]), views)?, lanes);
    let array_refs = (&*keys, along(1, &*table));
    assert_eq!(vmap(|(key, column)| sample_von_mises(key, column, 2.0, [4, 3]), array_refs)?, lanes);
    let view = table.view();
    let view_refs = (&keys, along(1, &view));
    assert_eq!(vmap(|(key, column)| sample_von_mises(key, column, 2.0, [4, 3]), view_refs)?, lanes);
    let transposed = (&keys, table.t());
    assert_eq!(vmap(|(key, column)| sample_von_mises(key, column, 2.0, [4, 3]), transposed)?, lanes);
    Ok(())
}
