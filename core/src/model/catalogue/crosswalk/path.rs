//! Names of levels, such as 购物:便利店: the deepest level that says anything decides.

use super::super::Basis;
use super::{Crosswalk, Mapped, MappedBy};
use crate::model::Confidence;

impl Crosswalk<'_> {
    /// What the names of the levels say; of several between `|` all.
    pub(super) fn path(&self, plain: &str) -> Mapped {
        let mut all: Option<Mapped> = None;
        for one in plain.split('|').filter(|one| !one.trim().is_empty()) {
            let mapped = self.one_path(one);
            all = Some(match all {
                None => mapped,
                Some(mut before) if before.is_some() => {
                    before.categories.extend(mapped.categories);
                    before.categories.sort_unstable();
                    before.categories.dedup();
                    before
                }
                Some(before) => {
                    if mapped.is_some() {
                        mapped
                    } else {
                        before
                    }
                }
            });
        }
        all.unwrap_or(Mapped::none(MappedBy::Nothing))
    }

    fn one_path(&self, path: &str) -> Mapped {
        let levels: Vec<&str> = path.split(':').map(str::trim).filter(|level| !level.is_empty()).collect();
        let class = |depth: usize| self.classes.get(levels[..=depth].join(":").as_str());
        if (0..levels.len()).any(|depth| class(depth).is_some_and(|(class, _)| class.outside)) {
            return Mapped::none(MappedBy::Outside);
        }
        for depth in (0..levels.len()).rev() {
            let word = levels[depth];
            if let Ok(id) = self.catalogue.find(word) {
                return Mapped::found(vec![id], MappedBy::Label, Confidence::Ours);
            }
            match class(depth) {
                Some((class, gives)) if !gives.is_empty() => {
                    return Mapped::found(gives.clone(), MappedBy::Class, class.confidence);
                }
                // A class is wider than any word in its name: 生活服务 is no service in particular.
                Some(_) => {}
                None => {
                    let found = self.catalogue.classify_name(word);
                    if found.basis == Basis::Name {
                        return Mapped::found(found.categories, MappedBy::Words, Confidence::Ours);
                    }
                }
            }
        }
        Mapped::none(MappedBy::Nothing)
    }
}
