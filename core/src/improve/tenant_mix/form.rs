//! What form a circle's commerce has: scattered shops, a strip along a street, or a centre.

use crate::error::{Error, ErrorKind};
use crate::geo::LocalPlane;
use crate::model::Unit;

/// The form of a circle's commerce, as the guide of the Ministry of Commerce tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Shops here and there (分散式).
    Scattered,
    /// Shops along a street (街区式).
    Strip,
    /// Shops around one place (集聚式).
    Centre,
}

impl Form {
    /// The name in lower case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Form::Scattered => "scattered",
            Form::Strip => "strip",
            Form::Centre => "centre",
        }
    }
}

/// How forms are told apart; the numbers are ours.
///
/// Units no farther than `gap_m` from each other belong together. Commerce is *scattered* when there are fewer than `min_units`, or the
/// largest such cluster holds less than `min_share` of them. The cluster has a length, along the direction in which it is longest, and
/// a width across. It is *long* when the width is at most `strip_width` of the length. A long cluster is a *strip* when its fronts,
/// where all of them are known, fill at least `min_front` of the length, and else scattered; one that is not long is a *centre*.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FormRule {
    /// The farthest that two units that belong together are apart, in metres (default 40).
    pub gap_m: f64,
    /// The fewest units that have a form (default 5).
    pub min_units: usize,
    /// The least share of all units that the largest cluster holds (default 0.5).
    pub min_share: f64,
    /// The widest a strip is, as a share of its length (default 0.25).
    pub strip_width: f64,
    /// The least share of the length that fronts fill; both sides of a street count (default 0.4).
    pub min_front: f64,
}

impl Default for FormRule {
    fn default() -> FormRule {
        FormRule { gap_m: 40.0, min_units: 5, min_share: 0.5, strip_width: 0.25, min_front: 0.4 }
    }
}

/// The form of a circle's commerce, with the figures it was told by.
///
/// # Examples
///
/// ```
/// use lifecircle::geo::LonLat;
/// use lifecircle::improve::tenant_mix::{CommerceForm, Form, FormRule};
/// use lifecircle::model::Unit;
///
/// let along = |step: u32| LonLat::new(118.778 + 0.0002 * f64::from(step), 32.043); // 19 m apart
/// let units = (0..8).map(|step| Ok(Unit::vacant(format!("{step}"), along(step)?)));
/// let units = units.collect::<Result<Vec<_>, lifecircle::error::Error>>()?;
/// let form = CommerceForm::of(&units, &FormRule::default())?;
/// assert_eq!((form.form, form.in_cluster), (Form::Strip, 8));
/// let wide_apart = FormRule { gap_m: 10.0, ..FormRule::default() };
/// assert_eq!(CommerceForm::of(&units, &wide_apart)?.form, Form::Scattered);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct CommerceForm {
    /// The form.
    pub form: Form,
    /// How many units there are.
    pub units: usize,
    /// How many clusters they stand in.
    pub clusters: usize,
    /// How many units the largest cluster holds.
    pub in_cluster: usize,
    /// The length of the largest cluster in metres.
    pub length_m: f64,
    /// Its width across in metres.
    pub width_m: f64,
    /// The share of its length that fronts fill; `None` where a front is not known, or it has no length.
    pub front_share: Option<f64>,
}

impl CommerceForm {
    /// The form of some units, let or vacant.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when a number of the rule is negative or not finite.
    ///
    /// # Performance
    ///
    /// The square of the number of units.
    pub fn of(units: &[Unit], rule: &FormRule) -> Result<CommerceForm, Error> {
        check(rule)?;
        let Some(first) = units.first() else {
            return Ok(CommerceForm {
                form: Form::Scattered,
                units: 0,
                clusters: 0,
                in_cluster: 0,
                length_m: 0.0,
                width_m: 0.0,
                front_share: None,
            });
        };
        let plane = LocalPlane::at(first.position);
        let places: Vec<[f64; 2]> = units.iter().map(|unit| plane.to_metres(unit.position)).collect();
        let (clusters, largest) = clusters(&places, rule.gap_m);
        let (length_m, width_m) = extents(largest.iter().map(|unit| places[*unit]));
        let fronts: Option<Vec<f64>> = largest.iter().map(|unit| units[*unit].frontage_m).collect();
        let front_share = fronts.filter(|_| length_m > 0.0).map(|fronts| fronts.iter().sum::<f64>() / length_m);
        let together = largest.len() as f64 >= rule.min_share * units.len() as f64;
        let form = match (units.len() >= rule.min_units && together, width_m <= rule.strip_width * length_m) {
            (false, _) => Form::Scattered,
            (true, true) if front_share.is_some_and(|share| share < rule.min_front) => Form::Scattered,
            (true, true) => Form::Strip,
            (true, false) => Form::Centre,
        };
        let in_cluster = largest.len();
        Ok(CommerceForm { form, units: units.len(), clusters, in_cluster, length_m, width_m, front_share })
    }
}

fn check(rule: &FormRule) -> Result<(), Error> {
    let numbers = [
        ("gap_m", rule.gap_m),
        ("min_share", rule.min_share),
        ("strip_width", rule.strip_width),
        ("min_front", rule.min_front),
    ];
    match numbers.into_iter().find(|(_, number)| !(number.is_finite() && *number >= 0.0)) {
        None => Ok(()),
        Some((name, number)) => {
            let message = format!("{name} must be a number that is not negative");
            Err(Error::new(ErrorKind::Argument, message).with_value(number))
        }
    }
}

/// How many clusters there are, and the members of the largest, ascending; of equal ones that with the first unit.
fn clusters(places: &[[f64; 2]], gap_m: f64) -> (usize, Vec<usize>) {
    let mut cluster: Vec<Option<usize>> = vec![None; places.len()];
    let mut sizes: Vec<usize> = Vec::new();
    for first in 0..places.len() {
        if cluster[first].is_some() {
            continue;
        }
        let number = sizes.len();
        let (mut left, mut size) = (vec![first], 0);
        cluster[first] = Some(number);
        while let Some(unit) = left.pop() {
            size += 1;
            for other in 0..places.len() {
                let [dx, dy] = [0, 1].map(|axis| places[unit][axis] - places[other][axis]);
                if cluster[other].is_none() && dx.hypot(dy) <= gap_m {
                    cluster[other] = Some(number);
                    left.push(other);
                }
            }
        }
        sizes.push(size);
    }
    let largest = (0..sizes.len()).max_by(|a, b| sizes[*a].cmp(&sizes[*b]).then(b.cmp(a)));
    let members = (0..places.len()).filter(|unit| cluster[*unit] == largest).collect();
    (sizes.len(), members)
}

/// Length and width of some places: along the direction in which they spread most, and across it.
fn extents(places: impl Iterator<Item = [f64; 2]> + Clone) -> (f64, f64) {
    let count = places.clone().count() as f64;
    if count == 0.0 {
        return (0.0, 0.0);
    }
    let mean = |axis: usize| places.clone().map(|place| place[axis]).sum::<f64>() / count;
    let middle = [mean(0), mean(1)];
    let moment = |a: usize, b: usize| {
        places.clone().map(|place| (place[a] - middle[a]) * (place[b] - middle[b])).sum::<f64>() / count
    };
    // The axis of inertia: the angle at which the mixed moment vanishes.
    let angle = 0.5 * (2.0 * moment(0, 1)).atan2(moment(0, 0) - moment(1, 1));
    let (sin, cos) = angle.sin_cos();
    let extent = |of: &dyn Fn([f64; 2]) -> f64| {
        let (least, most) = places
            .clone()
            .map(of)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), at| (least.min(at), most.max(at)));
        most - least
    };
    let along = extent(&|[x, y]| x * cos + y * sin);
    let across = extent(&|[x, y]| y * cos - x * sin);
    (along.max(across), along.min(across))
}
