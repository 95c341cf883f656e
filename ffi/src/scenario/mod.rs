//! What if: scenarios, what they do to a study, what they change, and networks with something built.

mod apply;
mod difference;
mod list;
mod new_way;
mod read;
mod street_work;

pub use apply::*;
pub use difference::*;
pub use list::*;
pub use new_way::*;
pub use read::*;
pub use street_work::*;
