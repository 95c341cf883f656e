//! The rule by which circles are graded, as an editable file.

use super::read::read_grades;
use super::{Bilingual, Cited, Obligation};
use crate::error::Error;

/// Grades from the lowest to the highest, each with what it takes.
///
/// # Examples
///
/// ```
/// use lifecircle::standard::{Confidence, GradeRule};
///
/// let ours = GradeRule::ours()?;
/// let names: Vec<&str> = ours.grades.iter().map(|grade| grade.title.zh.as_str()).collect();
/// assert_eq!(names, ["基础型", "提升型", "品质型"]);
/// assert!(ours.grades.iter().flat_map(|g| &g.met).all(|(_, share)| share.citation.confidence == Confidence::Ours));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct GradeRule {
    /// Its identity.
    pub id: String,
    /// Its title.
    pub title: Bilingual,
    /// The grades, the lowest first.
    pub grades: Vec<Grade>,
}

/// One grade and what it takes, beside all that the lower ones take.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// Its identity in the file.
    pub id: String,
    /// Its name.
    pub title: Bilingual,
    /// The least share in percent of the requirements of an obligation that are met.
    pub met: Vec<(Obligation, Cited<f64>)>,
}

impl GradeRule {
    /// The bundled rule: every threshold is ours, since no source gives one. `core/standards/grades.toml` explains itself.
    ///
    /// # Errors
    ///
    /// None unless the bundled file is broken, which a test rules out.
    pub fn ours() -> Result<GradeRule, Error> {
        GradeRule::from_toml(include_str!("../../standards/grades.toml"), "grades.toml")
    }

    /// The rule in a TOML text; `file` names it in errors.
    ///
    /// # Errors
    ///
    /// [`crate::error::ErrorKind::Standard`] with file, line, key, value and fix for anything that is not as the bundled
    /// file shows: an unknown key or obligation, a share without clause or above 100, a rule without grades.
    pub fn from_toml(text: &str, file: &str) -> Result<GradeRule, Error> {
        read_grades(text, file)
    }
}
