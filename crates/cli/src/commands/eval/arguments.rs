//! Arguments of `vonmises eval`.

use super::function::Function;
use crate::arguments::dtype::Dtype;
use crate::arguments::units::Units;
use crate::observations::reading::Reading;
use crate::output::destination::Output;
use crate::output::encoding::Encodings;
use crate::parameters::parameter::Parameter;
use clap::Args;

/// Evaluate a function of von Mises distributions: density, cumulative functions, quantiles, entropy or divergence.
///
/// X, the direction and the concentration broadcast as in NumPy. Results are computed in double precision. Densities
/// are per unit of the angles, with --degrees per degree, and entropies are those of angles in these units. Quantiles
/// lie from half a turn below the direction to half a turn above it.
#[derive(Args)]
#[command(after_help = EXAMPLES, mut_arg("out", |out| out.required(false).conflicts_with("json").help(OUT)))]
#[command(mut_arg("force", |force| force.requires("out")), mut_arg("format", |format| format.requires("out")))]
pub(crate) struct Eval {
    /// Function to evaluate.
    #[arg(value_enum)]
    pub(super) function: Function,
    /// Angles, or probabilities for quantile and isf: a number, an .npy file of real numbers, text, or `-` for standard
    /// input. Not used by entropy and `kl_divergence`.
    #[arg(value_name = "X", allow_negative_numbers = true)]
    pub(super) x: Option<Parameter>,
    /// Direction: a number or an .npy file.
    #[arg(long, value_name = "NUMBER|FILE", default_value = "0", allow_hyphen_values = true)]
    pub(super) loc: Parameter,
    /// Concentration, at least 0: a number or an .npy file.
    #[arg(long, visible_alias = "kappa", value_name = "NUMBER|FILE", allow_hyphen_values = true)]
    pub(super) concentration: Parameter,
    /// Direction of the second distribution of `kl_divergence`: a number or an .npy file; by default 0.
    #[arg(long, value_name = "NUMBER|FILE", allow_hyphen_values = true, requires = "other_concentration")]
    pub(super) other_loc: Option<Parameter>,
    /// Concentration of the second distribution of `kl_divergence`: a number or an .npy file.
    #[arg(long, visible_alias = "other-kappa", value_name = "NUMBER|FILE", allow_hyphen_values = true)]
    pub(super) other_concentration: Option<Parameter>,
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Pass missing values of X through: NaN, and in text also empty fields and NA, give NaN. Otherwise they are
    /// refused.
    #[arg(long)]
    pub(super) keep_nan: bool,
    #[command(flatten)]
    pub(super) output: Option<Output>,
    #[command(flatten)]
    pub(super) encodings: Encodings,
    /// Type of the results, which are rounded to it once.
    #[arg(long, value_enum, default_value = "f8")]
    pub(super) dtype: Dtype,
    #[command(flatten)]
    pub(super) units: Units,
    /// Print JSON: `values` is a nested array of the given `shape`, with `{"undefined": WHY}` for infinite values and
    /// NaN.
    #[arg(long)]
    pub(super) json: bool,
}

const EXAMPLES: &str = "\
Examples:
  vonmises eval cdf 30 --loc 10 --concentration 4 --degrees
  vonmises eval pdf turtles.csv --loc 64 --kappa 2 --degrees --keep-nan --out pdf.csv
  vonmises eval kl --concentration 5 --other-loc 0.5 --other-concentration 2
  vonmises eval log_prob angles.npy --loc -0.5 --concentration 2 --out log_prob.npy
  vonmises eval entropy --concentration 5 --json";

const OUT: &str = "Output file, .npy or text, which keeps the shape, or `-` for standard output; by default the values \
are printed, one per line";
