//! Operations of one, two and three tensors, as candle has them.

use super::function::Function;
use super::operation::Operation;
use candle_core::{CpuStorage, CustomOp1, CustomOp2, CustomOp3, Layout, Result, Shape, Tensor};

impl<T: Function<1>> CustomOp1 for Operation<T, 1> {
    fn name(&self) -> &'static str {
        T::NAME
    }

    fn cpu_fwd(&self, s1: &CpuStorage, l1: &Layout) -> Result<(CpuStorage, Shape)> {
        self.forward([(s1, l1)])
    }

    fn bwd(&self, a1: &Tensor, _: &Tensor, of_result: &Tensor) -> Result<Option<Tensor>> {
        if self.derivatives().is_none() {
            a1.apply_op1_no_bwd(self)?;
        }
        let [g1] = self.backward([a1], of_result)?;
        Ok(g1)
    }
}

impl<T: Function<1>> Operation<T, 1> {
    /// Applies the operation.
    pub(crate) fn apply(self, [a1]: [&Tensor; 1]) -> Result<Tensor> {
        if self.is_tracked() { a1.apply_op1(self) } else { a1.apply_op1_no_bwd(&self) }
    }
}

impl<T: Function<2>> CustomOp2 for Operation<T, 2> {
    fn name(&self) -> &'static str {
        T::NAME
    }

    fn cpu_fwd(&self, s1: &CpuStorage, l1: &Layout, s2: &CpuStorage, l2: &Layout) -> Result<(CpuStorage, Shape)> {
        self.forward([(s1, l1), (s2, l2)])
    }

    fn bwd(
        &self,
        a1: &Tensor,
        a2: &Tensor,
        _: &Tensor,
        of_result: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>)> {
        if self.derivatives().is_none() {
            a1.apply_op2_no_bwd(a2, self)?;
        }
        let [g1, g2] = self.backward([a1, a2], of_result)?;
        Ok((g1, g2))
    }
}

impl<T: Function<2>> Operation<T, 2> {
    /// Applies the operation.
    pub(crate) fn apply(self, [a1, a2]: [&Tensor; 2]) -> Result<Tensor> {
        if self.is_tracked() { a1.apply_op2(a2, self) } else { a1.apply_op2_no_bwd(a2, &self) }
    }
}

impl<T: Function<3>> CustomOp3 for Operation<T, 3> {
    fn name(&self) -> &'static str {
        T::NAME
    }

    fn cpu_fwd(
        &self,
        s1: &CpuStorage,
        l1: &Layout,
        s2: &CpuStorage,
        l2: &Layout,
        s3: &CpuStorage,
        l3: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        self.forward([(s1, l1), (s2, l2), (s3, l3)])
    }

    fn bwd(
        &self,
        a1: &Tensor,
        a2: &Tensor,
        a3: &Tensor,
        _: &Tensor,
        of_result: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        if self.derivatives().is_none() {
            a1.apply_op3_no_bwd(a2, a3, self)?;
        }
        let [g1, g2, g3] = self.backward([a1, a2, a3], of_result)?;
        Ok((g1, g2, g3))
    }
}

impl<T: Function<3>> Operation<T, 3> {
    /// Applies the operation.
    pub(crate) fn apply(self, [a1, a2, a3]: [&Tensor; 3]) -> Result<Tensor> {
        if self.is_tracked() { a1.apply_op3(a2, a3, self) } else { a1.apply_op3_no_bwd(a2, a3, &self) }
    }
}
