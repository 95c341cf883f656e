//! Needs: what residents ask for, and the lists they are kept in.

use super::CategoryId;
use crate::calendar::Date;
use crate::geo::LonLat;

/// One need that was raised (问需).
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Its identity, unique within a register.
    pub id: String,
    /// The id of the list it is kept in, see [`NeedList`].
    pub list: String,
    /// When it was raised.
    pub raised: Date,
    /// What people ask for, in their words.
    pub text: String,
    /// The category that would serve it; `None` when none would, or nobody has said which.
    pub category: Option<CategoryId>,
    /// The circle it comes from, as the host names it.
    pub circle: Option<String>,
    /// Where it arises.
    pub position: Option<LonLat>,
    /// How many people it concerns; `None` not known.
    pub people: Option<f64>,
}

impl Need {
    /// A need of nothing but its identity, list, date and words.
    pub fn new(id: impl Into<String>, list: impl Into<String>, raised: Date, text: impl Into<String>) -> Need {
        let (id, list, text) = (id.into(), list.into(), text.into());
        Need { id, list, raised, text, category: None, circle: None, position: None, people: None }
    }
}

/// A list that needs are kept in, such as the red one for what is missing on the ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedList {
    /// Its id, the same through every door.
    pub id: String,
    /// The Chinese title.
    pub zh: String,
    /// The English title.
    pub en: String,
}

impl NeedList {
    /// A list of the host's own.
    pub fn new(id: impl Into<String>, zh: impl Into<String>, en: impl Into<String>) -> NeedList {
        NeedList { id: id.into(), zh: zh.into(), en: en.into() }
    }

    /// The three lists of Ningbo's Dazha community: red, yellow and blue.
    ///
    /// # References
    ///
    /// Xinhua, January 2025, on the life circle of Dazha (红黄蓝三张清单).
    pub fn three() -> Vec<NeedList> {
        vec![
            NeedList::new("red", "设施布局清单", "layout of facilities"),
            NeedList::new("yellow", "服务内容清单", "content of services"),
            NeedList::new("blue", "嵌入式物业服务清单", "embedded property services"),
        ]
    }
}
