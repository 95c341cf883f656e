//! The story of three lists: what a neighbourhood needs, consults about, proposes, serves and rates.

use std::collections::BTreeMap;

use lifecircle::calendar::Date;
use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::{Catalogue, CategoryId, Homes, Need};
use lifecircle::register::{DemandRule, DemandWeights, Entry, NeedsRegister, Proposal};

/// How much happened; the figures of the story are inputs.
#[derive(Clone, Copy)]
pub(crate) struct Story {
    /// Needs on the red, yellow and blue list.
    pub(crate) needs: [usize; 3],
    /// Consultations; each is about the next five needs.
    pub(crate) consultations: usize,
    /// Services; each answers one need, over and over, those of the last tenth of needs never.
    pub(crate) services: usize,
    /// Of ten people asked about a service, so many are satisfied.
    pub(crate) satisfied_of_ten: u32,
}

impl Story {
    /// Dazha in Ningbo: three lists, 36 consultations, more than 600 services.
    pub(crate) const DAZHA: Story =
        Story { needs: [60, 90, 50], consultations: 36, services: 612, satisfied_of_ten: 9 };
}

/// What people ask for, list by list: the category and the words.
const WORDS: [(&str, [(&str, &str); 2]); 3] = [
    ("red", [("repair", "修鞋配钥匙无处去"), ("elder-care", "缺一处日间照料")]),
    ("yellow", [("hair-beauty", "盼每月有一次上门理发"), ("breakfast", "早餐店开门太晚")]),
    ("blue", [("housekeeping", "楼道灯要有人修"), ("parcel-point", "快递柜不够用")]),
];

/// The register of a story whose needs arise at `homes`, one after the other; circles are `east` and `west` of the middle one.
pub(crate) fn register(story: Story, homes: &Homes) -> Result<NeedsRegister, Error> {
    let mut register = NeedsRegister::in_memory()?;
    let ids = raise(&mut register, story, homes)?;
    for meeting in 0..story.consultations {
        let needs = (0..5.min(ids.len())).map(|i| ids[(meeting * 5 + i) % ids.len()].clone()).collect::<Vec<_>>();
        let (id, on) = (format!("meeting {meeting}"), day(60 + meeting as i32)?);
        register.enter(Entry::Consulted { id, needs: needs.clone(), on, text: "微协商".into() })?;
        let id = format!("idea {meeting}");
        register.enter(Entry::Proposed(Proposal { id, needs, on, text: "请手艺人来摆摊".into() }))?;
    }
    let served = ids.len() - ids.len() / 10;
    let mut entries = Vec::new();
    for service in 0..story.services {
        let need = service % served.max(1);
        // The proposal of the meeting that was about this need, where there was one.
        let proposal = (need / 5 < story.consultations).then(|| format!("idea {}", need / 5));
        let (id, on) = (format!("service {service}"), day(100 + (service / 4) as i32)?);
        let need = ids[need].clone();
        entries
            .push(Entry::Served { id: id.clone(), needs: vec![need.clone()], on, proposal, text: "微服务".into() });
        if service % 3 == 0 {
            entries.push(Entry::Rated {
                service: id,
                need,
                on: day(300)?,
                satisfied: story.satisfied_of_ten,
                asked: 10,
            });
        }
    }
    register.enter_all(entries)?;
    Ok(register)
}

fn raise(register: &mut NeedsRegister, story: Story, homes: &Homes) -> Result<Vec<String>, Error> {
    let middle = homes.rows.iter().map(|home| home.position.lon()).sum::<f64>() / homes.rows.len().max(1) as f64;
    let (mut ids, mut places) = (Vec::new(), homes.rows.iter().cycle().step_by(7));
    for ((list, words), count) in WORDS.iter().zip(story.needs) {
        for number in 0..count {
            let home = places.next().ok_or_else(|| Error::new(ErrorKind::Empty, "a story needs homes"))?;
            let (category, text) = words[number % words.len()];
            let circle = if home.position.lon() < middle { "west" } else { "east" };
            let id = format!("{list} {number}");
            let need = Need {
                category: Some(Catalogue::bundled().find(category)?),
                circle: Some(circle.to_owned()),
                position: Some(home.position),
                people: Some(20.0),
                ..Need::new(&id, *list, day((number / 4) as i32)?, text)
            };
            register.enter(Entry::Raised(need))?;
            ids.push(id);
        }
    }
    Ok(ids)
}

/// What open needs add to the demand for a category.
pub(crate) fn weights(register: &NeedsRegister, homes: &Homes) -> Result<DemandWeights, Error> {
    register.demand_weights(homes, &BTreeMap::new(), &DemandRule::default())
}

/// The categories that open needs ask for, most wanted first, with the residents they add.
pub(crate) fn wanted(weights: &DemandWeights) -> Vec<(CategoryId, f64)> {
    let all = Catalogue::bundled().categories().map(|(id, _)| (id, weights.added(id)));
    let mut wanted: Vec<_> = all.filter(|(_, added)| *added > 0.0).collect();
    wanted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    wanted
}

fn day(number: i32) -> Result<Date, Error> {
    let first: Date = "2025-01-06".parse()?;
    first.plus_days(number).ok_or_else(|| Error::new(ErrorKind::Value, "the story is too long").with_value(number))
}
