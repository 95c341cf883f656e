//! The columns of a network as they are filled, in two parts that do not know of each other.

use crate::geo::LonLat;
use crate::machine::gather::{Halves, Room};
use crate::network::NodeId;

/// The columns while they are filled, a part of each, and all of each, from one list of them.
macro_rules! columns {
    ($($(#[$doc:meta])* $column:ident: $item:ty,)+) => {
        /// All columns, one row for each edge or for each of their bends.
        pub(super) struct Columns {
            $($column: Halves<$item>,)+
        }

        /// The rows of some neighbouring edges.
        pub(super) struct Part<'a> {
            $($(#[$doc])* pub(super) $column: Room<'a, $item>,)+
        }

        /// All columns, filled.
        pub(super) struct Filled {
            $($(#[$doc])* pub(super) $column: Vec<$item>,)+
        }

        impl Columns {
            /// The two parts.
            pub(super) fn parts(&mut self) -> (Part<'_>, Part<'_>) {
                $(let $column = self.$column.rooms();)+
                (Part { $($column: $column.0,)+ }, Part { $($column: $column.1,)+ })
            }

            /// What the parts were filled with.
            pub(super) fn into_filled(self) -> Filled {
                Filled { $($column: self.$column.into_vec(),)+ }
            }
        }
    };
}

columns! {
    from: NodeId,
    to: NodeId,
    length_m: f64,
    kind_of: u32,
    crossing_share: f32,
    source_id: i64,
    /// Where the bends of each start, and at the very end where those of the last one end.
    bend_start: u32,
    bends: LonLat,
    bend_chainage_m: f64,
}

impl Columns {
    /// With room for so many edges and bends in each part.
    pub(super) fn with_room(edges: [usize; 2], bends: [usize; 2]) -> Columns {
        Columns {
            from: Halves::with_room(edges),
            to: Halves::with_room(edges),
            length_m: Halves::with_room(edges),
            kind_of: Halves::with_room(edges),
            crossing_share: Halves::with_room(edges),
            source_id: Halves::with_room(edges),
            bend_start: Halves::with_room([edges[0], edges[1] + 1]),
            bends: Halves::with_room(bends),
            bend_chainage_m: Halves::with_room(bends),
        }
    }
}
