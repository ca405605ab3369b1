//! Views lie where the tensor's storage is, and an axis that repeats elements has length 1.

use super::view::{of_cpu, view};
use candle_core::{Device, Result, Tensor, WithDType};

/// Checks the shape of a view, that its elements are those of the tensor's storage itself, and that they have its
/// values.
fn assert_view(tensor: &Tensor, shape: &[usize]) {
    let (storage, layout) = tensor.storage_and_layout();
    let storage = of_cpu(&storage).unwrap();
    let elements = f64::cpu_storage_as_slice(storage).unwrap();
    let seen = view::<f64>(storage, layout).unwrap();
    assert_eq!(seen.shape(), shape);
    assert_eq!(seen.as_ptr(), elements[layout.start_offset()..].as_ptr());
    let values: Vec<f64> = seen.broadcast(layout.dims()).unwrap().iter().copied().collect();
    assert_eq!(values, tensor.flatten_all().unwrap().to_vec1::<f64>().unwrap());
}

#[test]
fn a_view_copies_nothing_and_a_number_that_was_broadcast_stays_one_number() -> Result<()> {
    let x = Tensor::arange(0.0, 12.0, &Device::Cpu)?.reshape((3, 4))?;
    let number = Tensor::new(2.0, &Device::Cpu)?;
    assert_view(&x, &[3, 4]);
    assert_view(&x.t()?, &[4, 3]);
    assert_view(&x.narrow(0, 1, 2)?.narrow(1, 1, 3)?, &[2, 3]);
    assert_view(&number, &[]);
    assert_view(&number.broadcast_as(1_000_000)?, &[1]);
    assert_view(&number.broadcast_as((1000, 1000))?, &[1, 1]);
    assert_view(&x.narrow(0, 2, 1)?.broadcast_as((5, 3, 4))?, &[1, 1, 4]);
    assert_view(&x.narrow(1, 3, 1)?.broadcast_as((3, 7))?.t()?, &[1, 3]);
    Ok(())
}
