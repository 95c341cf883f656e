//! Which question of location is asked.

use crate::reach::Decay;

/// What good sites are: the models of the literature, each with what it makes least or most.
///
/// A limit is in the unit of the costs: seconds for a study's walks, whatever the host's costs are in for its own.
///
/// # References
///
/// Toregas et al. (1971), The location of emergency service facilities, Operations Research 19 (LSCP); Hogan & ReVelle
/// (1986), Concepts and applications of backup coverage, Management Science 32 (LSCP-B); Church & ReVelle (1974), The
/// maximal covering location problem, Papers of the RSA 32 (MCLP); Hakimi (1964), Optimum locations of switching
/// centers, Operations Research 12 (p-median, p-centre); Berman & Krass (2002), The generalized maximal covering location
/// problem, Computers & OR 29 (decayed); Kuby (1987), Programming models for facility dispersion, Geographical Analysis 19.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Model {
    /// LSCP: everybody within the limit of a site, with the fewest (or the cheapest) new sites.
    CoverAll {
        /// The farthest that counts as covered.
        limit: f64,
    },
    /// LSCP-B: everybody within the limit of a site, and as much demand as possible within that of a second.
    CoverTwice {
        /// The farthest that counts as covered.
        limit: f64,
    },
    /// MCLP: as much demand as possible within the limit of a site.
    MaxCover {
        /// The farthest that counts as covered.
        limit: f64,
    },
    /// As much demand as possible, each counted by the decay of its walk to the nearest site. Costs are seconds.
    Decayed {
        /// How much of a demand counts.
        decay: Decay,
    },
    /// p-median: the least sum of demand times cost to the nearest site.
    Median,
    /// p-centre: the least longest cost to the nearest site, whatever the demand.
    Centre,
    /// p-dispersion: the largest least cost between two sites.
    Dispersion,
}

/// Whether a model makes its objective small or large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// The less, the better; a bound lies below.
    Least,
    /// The more, the better; a bound lies above.
    Most,
}

impl Model {
    /// The name in kebab case, the same through every door.
    pub const fn name(&self) -> &'static str {
        match self {
            Model::CoverAll { .. } => "cover-all",
            Model::CoverTwice { .. } => "cover-twice",
            Model::MaxCover { .. } => "max-cover",
            Model::Decayed { .. } => "decayed",
            Model::Median => "median",
            Model::Centre => "centre",
            Model::Dispersion => "dispersion",
        }
    }

    /// Whether it is made small or large, when nobody asks for the worst group.
    pub const fn sense(&self) -> Sense {
        match self {
            Model::CoverAll { .. } | Model::Median | Model::Centre => Sense::Least,
            Model::CoverTwice { .. } | Model::MaxCover { .. } | Model::Decayed { .. } | Model::Dispersion => {
                Sense::Most
            }
        }
    }

    /// The farthest that counts as covered, for the models of coverage.
    pub const fn limit(&self) -> Option<f64> {
        match self {
            Model::CoverAll { limit } | Model::CoverTwice { limit } | Model::MaxCover { limit } => Some(*limit),
            _ => None,
        }
    }
}

impl Sense {
    /// `better` than `than`?
    pub(crate) fn better(self, value: f64, than: f64) -> bool {
        match self {
            Sense::Least => value < than,
            Sense::Most => value > than,
        }
    }
}

/// How many new sites there may be. Existing ones cost nothing and do not count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Selection {
    /// As few as the model needs: for [`Model::CoverAll`], and for [`Model::CoverTwice`] what that one finds.
    Fewest,
    /// At most so many.
    Number(usize),
    /// Those whose prices add up to no more than this.
    Budget(f64),
}
