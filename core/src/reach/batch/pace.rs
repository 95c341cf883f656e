//! How much of an edge is reached with so much time left at its ends.

use crate::network::EdgeId;
use crate::reach::TimedNetwork;
use crate::units::TICKS_PER_SECOND;

/// How many quanta make a metre. Lengths are summed in whole quanta, so that no order of adding shows.
const QUANTA_PER_M: f64 = (1u32 << 24) as f64;
/// How many bits finer than a quantum the pace of an uneven edge is.
const FINER_BITS: u32 = 20;

/// The length and the times of one edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// Both ways as fast, or one way only: `quanta` for each of the `ticks` the whole edge takes.
    Even { ticks: u16, quanta: u32 },
    /// Anything else: as drawn and against the drawing, and the length in quanta. A very long edge takes millions of
    /// ticks, so that a tick's part in whole quanta would be millimetres off in the end: it is kept 2²⁰ times finer.
    Uneven { ticks: [u32; 2], fine: [u128; 2], length: u64 },
}

impl Pace {
    pub(super) fn new(timed: &TimedNetwork, edge: EdgeId) -> Pace {
        let length_m = timed.network().edges().length_m.get(edge.index()).copied().unwrap_or(0.0).max(0.0);
        let ((drawn, against), (drawn_s, against_s)) = (timed.edge_ticks(edge), timed.edge_seconds(edge));
        let per_tick = |seconds: f64| length_m * QUANTA_PER_M / (seconds * f64::from(TICKS_PER_SECOND));
        let one = |ticks: Option<crate::units::Ticks>, s| {
            let fine = per_tick(s) * f64::from(1u32 << FINER_BITS);
            ticks.map(|ticks| (ticks.get(), per_tick(s).round() as u64, fine.round() as u128))
        };
        let (drawn, against) = (one(drawn, drawn_s), one(against, against_s));
        let (a, b) = (drawn.or(against).unwrap_or_default(), against.or(drawn).unwrap_or_default());
        // Twice the ticks must fit 16 bits.
        match (u16::try_from(a.0 * 2), u32::try_from(a.1)) {
            (Ok(2..), Ok(quanta)) if a == b && a.0 < 1 << 15 => Pace::Even { ticks: a.0 as u16, quanta },
            _ => Pace::Uneven { ticks: [a.0, b.0], fine: [a.2, b.2], length: (length_m * QUANTA_PER_M) as u64 },
        }
    }

    /// The quanta reached with so much left at the start and the end, plus one; 0 where not entered.
    #[inline(always)]
    pub(super) fn reached(&self, left: [u32; 2]) -> u64 {
        match *self {
            Pace::Even { ticks, quanta } => {
                let walked = left[0].saturating_sub(1).saturating_add(left[1].saturating_sub(1));
                u64::from(walked.min(u32::from(ticks))) * u64::from(quanta)
            }
            Pace::Uneven { ticks, fine, length } => {
                let part = |way: usize| match (left[way].checked_sub(1), ticks[way]) {
                    (None, _) => 0,
                    (Some(_), 0) => length,
                    (Some(left), ticks) => {
                        let walked = u128::from(left.min(ticks)).saturating_mul(fine[way]) >> FINER_BITS;
                        u64::try_from(walked).unwrap_or(length)
                    }
                };
                part(0).saturating_add(part(1)).min(length)
            }
        }
    }
}

/// Metres as quanta.
pub(super) fn quanta_of(metres: f64) -> u64 {
    (metres * QUANTA_PER_M).round() as u64
}

/// Quanta as metres.
pub(super) fn metres_of(quanta: u64) -> f64 {
    quanta as f64 / QUANTA_PER_M
}
