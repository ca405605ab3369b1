//! Panels or pictures of groups of rows.

use super::arguments::Plot;
use crate::exit::failure::{Failure, Outcome};
use crate::exit::interrupt::Hold;
use crate::observations::sample::Group;
use crate::output::destination::Output;
use crate::output::labelled::outputs;
use crate::report::format::align;
use crate::report::phrases::{count_with_missing, label_cell};
use ndarray::Ix1;
use std::io::{Write, stdout};
use vonmises::plot::{self, Options, Panel};

/// The largest number of panels in a picture.
const MAX_PANELS: usize = 36;
const NO_ANGLES: &str = "holds no observations that count";

impl Plot {
    /// Draws groups as panels of one picture, or as a picture each, and prints their list. A group without angles has an
    /// empty panel, but no picture.
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
        let row = |(Group { label, sample }, output): (&Group, &Option<Output>)| {
            let count = count_with_missing(sample.total_weight(), sample.weighted_angles(), sample.missing, None);
            let (file, result) = match output {
                Some(output) => (output.path().display().to_string(), count),
                None => ("-".to_owned(), format!("undefined: {NO_ANGLES}")),
            };
            vec![label_cell(&file), label_cell(label), result]
        };
        let rows: Vec<_> = groups.iter().zip(&outputs).map(row).collect();
        Ok(stdout().write_all(align("<<<", &rows).as_bytes())?)
    }

    /// Saves a picture with all panels, and returns where each is.
    fn save_all(&self, panels: Vec<Panel<'_, f64, Ix1>>, options: &Options) -> Outcome<Vec<Option<Output>>> {
        let number = panels.len();
        if number > MAX_PANELS {
            let fault = format!(
                "{number} groups, of which at most {MAX_PANELS} have panels in a picture; --separate draws a picture of each"
            );
            return Err(self.observed.fault(fault));
        }
        let picture = plot::panels(self.kind.into(), panels, options).map_err(|error| self.failure(&error))?;
        self.save(picture, &self.output)?;
        Ok(vec![Some(self.output.clone()); number])
    }

    /// Saves a picture of each panel with angles, once all are drawn, and returns where each is.
    fn save_each(
        &self,
        groups: &[Group],
        panels: Vec<Panel<'_, f64, Ix1>>,
        options: &Options,
    ) -> Outcome<Vec<Option<Output>>> {
        let outputs = outputs(&self.output, groups.iter().map(|group| group.label.as_str()))?;
        outputs.iter().try_for_each(|output| output.check(self.observed.paths()))?;
        let has_angles = |group: &Group| group.sample.total_weight() > 0.0;
        let drawn = groups.iter().zip(panels).filter(|(group, _)| has_angles(group)).map(|(_, panel)| panel);
        let drawn: Vec<_> = drawn.collect();
        if drawn.is_empty() {
            return Err(self.observed.fault(NO_ANGLES));
        }
        let pictures = plot::separate(self.kind.into(), drawn, options).map_err(|error| self.failure(&error))?;
        let outputs: Vec<_> =
            groups.iter().zip(outputs).map(|(group, output)| has_angles(group).then_some(output)).collect();
        let hold = Hold::new(); // an interrupt waits until a file is complete
        for (picture, output) in pictures.into_iter().zip(outputs.iter().flatten()) {
            if hold.interrupted() {
                return Err(Failure::Interrupted);
            }
            self.save(picture, output)?;
        }
        Ok(outputs)
    }
}
