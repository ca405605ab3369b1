//! A picture of each group of rows.

use super::arguments::Plot;
use crate::exit::failure::{Failure, Outcome};
use crate::exit::interrupt::Hold;
use crate::exit::rewording::observations_fault;
use crate::observations::sample::{Group, Sample};
use crate::output::labelled::outputs;
use crate::output::writing::save_picture;
use crate::report::format::align;
use crate::report::phrases::{count_with_missing, label_cell};
use std::io::{Write, stdout};
use vonmises::plot::{Options, Picture};
use vonmises::{Error, Result};

impl Plot {
    /// Saves a picture of each group, once all are drawn, and prints their list. A group without a picture is
    /// "undefined".
    ///
    /// `draw` draws a sample with options, and `failure` words its error.
    pub(super) fn draw_groups(
        &self,
        groups: &[Group],
        options: &Options,
        draw: impl Fn(&Sample, &Options) -> Result<Picture>,
        failure: impl Fn(&Error) -> Failure,
    ) -> Outcome {
        let outputs = outputs(&self.output, groups.iter().map(|group| group.label.as_str()))?;
        outputs.iter().try_for_each(|output| output.check(self.observed.paths()))?;
        let draw_group = |Group { label, sample }: &Group| {
            let title = if self.title.is_empty() { label.clone() } else { format!("{}: {label}", self.title) };
            draw(sample, &options.clone().title(title))
        };
        let pictures: Vec<_> = groups.iter().map(draw_group).collect();
        let (mut rows, mut saved) = (Vec::new(), 0);
        let hold = Hold::new(); // an interrupt waits until a file is complete, and then ends the loop
        for ((group, output), picture) in groups.iter().zip(&outputs).zip(&pictures) {
            let (file, result) = match picture {
                Ok(_) if hold.interrupted() => return Err(Failure::Interrupted),
                Ok(picture) => {
                    save_picture(output, &picture.clone().scale(self.scale))?;
                    saved += 1;
                    let sample = &group.sample;
                    let count =
                        count_with_missing(sample.total_weight(), sample.weighted_angles(), sample.missing, None);
                    (output.path().display().to_string(), count)
                }
                Err(error) => ("-".to_owned(), format!("undefined: {}", observations_fault(error))),
            };
            rows.push(vec![label_cell(&file), label_cell(&group.label), result]);
        }
        match pictures.into_iter().next() {
            Some(Err(error)) if saved == 0 => Err(failure(&error)),
            _ => Ok(stdout().write_all(align("<<<", &rows).as_bytes())?),
        }
    }
}
