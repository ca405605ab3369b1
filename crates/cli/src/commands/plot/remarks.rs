//! Remarks on what a picture shows.

use super::arguments::Plot;
use crate::observations::sample::Data;
use vonmises::Result;

impl Plot {
    /// Returns remarks on the observations, on bins that are no whole classes, and on what a legend would say is left out.
    pub(super) fn remarks(&self, data: &Data) -> Result<Vec<String>> {
        let mut remarks = data.remarks.clone();
        if let (Some(bins), Some(grid)) = (self.bins, data.grid)
            && !grid.rounding.classes().is_multiple_of(bins)
        {
            let classes = grid.rounding.classes();
            let whole: Vec<_> = (1..=classes.min(1000)).filter(|bins| classes.is_multiple_of(*bins)).collect();
            let nearest = |bins: usize| whole.iter().min_by_key(|whole| whole.abs_diff(bins));
            let advice = nearest(bins).map_or_else(String::new, |whole| format!(", as --bins {whole} would"));
            remarks.push(format!("{bins} bins do not divide the {classes} classes of rounded angles evenly{advice}"));
        }
        if self.no_legend {
            remarks.extend(self.left_out(data)?);
        }
        Ok(remarks)
    }

    fn left_out(&self, data: &Data) -> Result<Vec<String>> {
        let sample = data.whole()?;
        let column = self.stack.as_deref().unwrap_or_default();
        let first = self.classes.first().copied();
        let counted = |is_counted: &dyn Fn(f64) -> bool| {
            sample.quantity.as_ref().map_or(0, |quantity| quantity.iter().filter(|value| is_counted(**value)).count())
        };
        let calm = counted(&|value| first.is_some_and(|first| value < first));
        let without = counted(&f64::is_nan);
        let said = [
            (sample.missing, "missing angles are left out".to_owned()),
            (without, format!("angles without a number in the column {column:?} are left out")),
            (calm, format!("angles are below the first class of {column:?} and have no petal")),
        ];
        Ok(said.into_iter().filter(|(count, _)| *count > 0).map(|(count, text)| format!("{count} {text}")).collect())
    }
}
