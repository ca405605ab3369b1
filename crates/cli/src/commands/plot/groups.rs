//! Panels or pictures of groups of rows.

use super::arguments::Plot;
use crate::exit::failure::{Failure, Outcome};
use crate::exit::interrupt::Hold;
use crate::observations::sample::{Group, Sample};
use crate::output::destination::Output;
use crate::output::labelled::outputs;
use crate::report::format::align;
use crate::report::phrases::{count_with_missing, label_cell};
use ndarray::Ix1;
use std::io::{Write, stdout};
use vonmises::plot::{self, Options, Panel};

/// The largest number of panels in a picture.
const MAX_PANELS: usize = 36;

impl Plot {
    /// Draws groups as panels of one picture, or as a picture each, and prints their list.
    pub(super) fn draw_groups(&self, groups: &[Group], options: &Options) -> Outcome {
        let samples = groups.iter().map(|group| group.sample.with_gaps()).collect::<vonmises::Result<Vec<_>>>();
        let samples = samples.map_err(|error| self.failure(&error))?;
        let panel = |(group, sample): (&Group, _)| self.panel(sample).title(&group.label);
        let panels: Vec<_> = groups.iter().zip(&samples).map(panel).collect();
        let outputs =
            if self.separate { self.save_each(groups, panels, options)? } else { self.save_all(panels, options)? };
        if self.output.is_stdout() {
            return Ok(()); // which has the picture
        }
        let row = |(group, output): (&Group, &Output)| {
            let Sample { missing, .. } = group.sample;
            let count = count_with_missing(group.sample.total_weight(), group.sample.weighted_angles(), missing, None);
            vec![label_cell(&output.path().display().to_string()), label_cell(&group.label), count]
        };
        let rows: Vec<_> = groups.iter().zip(outputs.iter().cycle()).map(row).collect();
        Ok(stdout().write_all(align("<<<", &rows).as_bytes())?)
    }

    /// Saves a picture with all panels.
    fn save_all(&self, panels: Vec<Panel<'_, f64, Ix1>>, options: &Options) -> Outcome<Vec<Output>> {
        if panels.len() > MAX_PANELS {
            let fault = format!(
                "--by: {} groups, of which at most {MAX_PANELS} have panels in a picture; --separate draws a picture of each",
                panels.len()
            );
            return Err(self.observed.fault(fault));
        }
        let picture = plot::panels(self.kind.into(), panels, options).map_err(|error| self.failure(&error))?;
        self.save(picture, &self.output)?;
        Ok(vec![self.output.clone()])
    }

    /// Saves a picture of each panel, once all are drawn.
    fn save_each(&self, groups: &[Group], panels: Vec<Panel<'_, f64, Ix1>>, options: &Options) -> Outcome<Vec<Output>> {
        let outputs = outputs(&self.output, groups.iter().map(|group| group.label.as_str()))?;
        outputs.iter().try_for_each(|output| output.check(self.observed.paths()))?;
        let pictures = plot::separate(self.kind.into(), panels, options).map_err(|error| self.failure(&error))?;
        let hold = Hold::new(); // an interrupt waits until a file is complete
        for (picture, output) in pictures.into_iter().zip(&outputs) {
            if hold.interrupted() {
                return Err(Failure::Interrupted);
            }
            self.save(picture, output)?;
        }
        Ok(outputs)
    }
}
