//! The functions whose errors are searched for.

/// A function of the distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Samples,
    Quantile,
    Isf,
    Cdf,
    Sf,
    LogCdf,
    LogSf,
    LogProb,
    Prob,
    Entropy,
    Variance,
    Length,
    Deviation,
    Concentration,
    Moment,
    Divergence,
    SampleInConcentration,
    LogProbInX,
    LogProbInConcentration,
    CdfInX,
    CdfInConcentration,
    QuantileInP,
    QuantileInConcentration,
    EntropyInConcentration,
    FisherOfLoc,
    FisherOfConcentration,
    DivergenceInLoc,
    DivergenceInConcentration,
    DivergenceInOther,
}

/// The type of arguments and results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Precision {
    Double,
    Single,
}

impl Function {
    /// All functions, in the order of the tables.
    pub(crate) const ALL: [Self; 29] = [
        Self::Samples,
        Self::Quantile,
        Self::Isf,
        Self::Cdf,
        Self::Sf,
        Self::LogCdf,
        Self::LogSf,
        Self::LogProb,
        Self::Prob,
        Self::Entropy,
        Self::Variance,
        Self::Length,
        Self::Deviation,
        Self::Concentration,
        Self::Moment,
        Self::Divergence,
        Self::SampleInConcentration,
        Self::LogProbInX,
        Self::LogProbInConcentration,
        Self::CdfInX,
        Self::CdfInConcentration,
        Self::QuantileInP,
        Self::QuantileInConcentration,
        Self::EntropyInConcentration,
        Self::FisherOfLoc,
        Self::FisherOfConcentration,
        Self::DivergenceInLoc,
        Self::DivergenceInConcentration,
        Self::DivergenceInOther,
    ];

    /// Checks whether this is a derivative, or an information, which is one.
    pub(crate) fn is_derivative(self) -> bool {
        self.name().contains(": ")
    }

    /// Checks whether a name is this one's, or that of the function to which it belongs.
    pub(crate) fn is_named(self, name: &str) -> bool {
        self.name() == name || self.name().split(':').next() == Some(name)
    }

    /// Returns the name in tables and files. A derivative is named after the function that returns it and the argument.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Samples => "samples",
            Self::Quantile => "quantile",
            Self::Isf => "isf",
            Self::Cdf => "cdf",
            Self::Sf => "sf",
            Self::LogCdf => "log_cdf",
            Self::LogSf => "log_sf",
            Self::LogProb => "log_prob",
            Self::Prob => "prob",
            Self::Entropy => "entropy",
            Self::Variance => "concentration_to_variance",
            Self::Length => "trigonometric_moment(1)",
            Self::Deviation => "circular_standard_deviation",
            Self::Concentration => "variance_to_concentration",
            Self::Moment => "trigonometric_moment(n)",
            Self::Divergence => "kl_divergence",
            Self::SampleInConcentration => "sample_with_grad: concentration",
            Self::LogProbInX => "log_prob_with_grad: x",
            Self::LogProbInConcentration => "log_prob_with_grad: concentration",
            Self::CdfInX => "cdf_with_grad: x",
            Self::CdfInConcentration => "cdf_with_grad: concentration",
            Self::QuantileInP => "quantile_with_grad: p",
            Self::QuantileInConcentration => "quantile_with_grad: concentration",
            Self::EntropyInConcentration => "entropy_with_grad: concentration",
            Self::FisherOfLoc => "fisher_information: loc",
            Self::FisherOfConcentration => "fisher_information: concentration",
            Self::DivergenceInLoc => "kl_divergence_with_grad: loc",
            Self::DivergenceInConcentration => "kl_divergence_with_grad: concentration",
            Self::DivergenceInOther => "kl_divergence_with_grad: other_concentration",
        }
    }

    /// Returns the unit of the errors, in words.
    pub(crate) fn unit(self) -> &'static str {
        match self {
            Self::Samples | Self::Quantile | Self::Isf => "of max(abs Q, 1/sqrt(1 + kappa))",
            Self::Cdf | Self::Sf => "of (5e-15 + 5e-16 abs ln value); f32: of 2^-24; relative",
            Self::LogCdf | Self::LogSf => "of 5e-15 (1 + abs value); f32: ulp",
            Self::LogProb => "ulp of the value, its larger term, or 1",
            Self::Prob => "of (1e-15 + 4e-16 t), t the scale of `log_prob`; f32: of 2^-24; relative",
            Self::Entropy => "ulp of the value or its larger term",
            Self::Variance | Self::Length | Self::Deviation | Self::Concentration => "ulp",
            Self::Moment => "relative; f32: of 2^-24",
            Self::Divergence => "of the largest term or 1; f32: ulp of that",
            Self::SampleInConcentration => "of the scale",
            Self::CdfInX | Self::CdfInConcentration => "of (2e-15 + 1e-16 E) of the scale; f32: ulp of the scale",
            Self::LogProbInConcentration | Self::QuantileInConcentration => "of the scale; f32: ulp of that",
            Self::DivergenceInConcentration | Self::DivergenceInOther => "of the largest term; f32: ulp of that",
            Self::LogProbInX
            | Self::QuantileInP
            | Self::EntropyInConcentration
            | Self::FisherOfLoc
            | Self::FisherOfConcentration
            | Self::DivergenceInLoc => "relative; f32: ulp",
        }
    }
}

impl Precision {
    pub(crate) const ALL: [Self; 2] = [Self::Double, Self::Single];

    /// Returns the name of the type.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Double => "f64",
            Self::Single => "f32",
        }
    }

    /// Rounds a number to the type.
    pub(crate) fn round(self, value: f64) -> f64 {
        match self {
            Self::Double => value,
            Self::Single => f64::from(value as f32),
        }
    }

    /// Returns the next number of the type above a number of the type.
    pub(crate) fn next_up(self, value: f64) -> f64 {
        match self {
            Self::Double => value.next_up(),
            Self::Single => f64::from((value as f32).next_up()),
        }
    }

    /// Returns the largest number of the type.
    pub(crate) fn largest(self) -> f64 {
        match self {
            Self::Double => f64::MAX,
            Self::Single => f64::from(f32::MAX),
        }
    }

    /// Returns the least value that is compared in relative terms: in f64 that is limited by the reference.
    pub(crate) fn least(self) -> f64 {
        match self {
            Self::Double => 1e-305,
            Self::Single => f64::from(f32::MIN_POSITIVE),
        }
    }

    /// Returns a unit in the last place of a scale.
    pub(crate) fn ulp(self, scale: f64) -> f64 {
        let scale = self.round(scale.abs());
        self.next_up(scale) - scale
    }

    /// Returns the number of bits of a sample's word.
    pub(crate) fn word_bits(self) -> u32 {
        match self {
            Self::Double => 64,
            Self::Single => 32,
        }
    }
}
