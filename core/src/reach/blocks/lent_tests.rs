//! That labels are written to tables lent from question to question must not show in any answer.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use super::cut::Shape;
use super::hard_tests::{city, places};
use super::solve::Question;
use super::table::Table;
use crate::machine::vectors::Width;
use crate::progress::{NoProgress, Progress};
use crate::reach::TimedNetwork;
use crate::reach::batch::Side;
use crate::reach::scene::{MetrePerSecond, timed};
use crate::units::Ticks;
use crate::walk::Walker;

/// From every 30th node to the nearest of each group, in many small regions.
fn table(timed: &TimedNetwork, groups: &[Vec<u32>], minutes: u32, progress: &dyn Progress) -> Table {
    let nodes = timed.network().node_count() as u32;
    let (homes, shops) = (places(timed, (0..nodes).step_by(30)), places(timed, (0..nodes).step_by(5)));
    let (origins, horizon) = (Some(Side::Places(&homes)), Ticks::from_minutes(minutes).unwrap());
    let question = Question { timed, origins, targets: &shops, groups, horizon, ranked: true };
    question.answer_by(Shape::tiny(64, 4), Width::widest(), progress).unwrap().table
}

fn wide(timed: &TimedNetwork, progress: &dyn Progress) -> Table {
    table(timed, &(0..60).map(|g| (g..300).step_by(60).collect()).collect::<Vec<_>>(), 15, progress)
}

fn narrow(timed: &TimedNetwork) -> Table {
    table(timed, &[vec![0]], 12, &NoProgress)
}

#[test]
fn a_question_about_one_corner_after_one_about_the_whole_city() {
    let fresh = narrow(&city(40));
    let timed = city(40);
    let all = wide(&timed, &NoProgress);
    assert_eq!(narrow(&timed), fresh);
    assert_eq!(wide(&timed, &NoProgress), all);
    assert!((0..fresh.origins()).any(|origin| fresh.ticks(0, origin).is_none() && all.ticks(0, origin).is_some()));
}

#[test]
fn a_pass_about_one_corner_after_one_about_the_whole_city() {
    let (timed, fresh) = (city(40), narrow(&city(40)));
    let mut groups: Vec<Vec<u32>> = (0..30).map(|g| (g..300).step_by(30).collect()).collect();
    groups.extend((0..30).map(|g| if g == 29 { vec![0] } else { Vec::new() }));
    let both = table(&timed, &groups, 12, &NoProgress);
    for origin in 0..both.origins() {
        assert_eq!(both.ranked(59, origin), fresh.ranked(0, origin));
        assert_eq!(both.ticks(58, origin), None);
    }
}

#[test]
fn walkers_of_one_network_share_what_is_lent() {
    let (network, slow) = (|| city(40).network().clone(), Walker::with_speed("slow", 0.6).unwrap());
    let apart = [timed(&network(), &MetrePerSecond), timed(&network(), &slow)].map(|timed| narrow(&timed));
    assert_ne!(apart[0], apart[1]);
    let one = network();
    let walkers = [timed(&one, &MetrePerSecond), timed(&one, &slow)];
    let together = [0, 1].map(|own| {
        wide(&walkers[1 - own], &NoProgress);
        narrow(&walkers[own])
    });
    assert_eq!(together, apart);
}

/// Asks a question of its own whenever it hears of another.
struct Asks<'a> {
    timed: &'a TimedNetwork,
    answers: Mutex<Vec<Table>>,
}

impl Progress for Asks<'_> {
    fn tick(&self, _stage: &str, _done: u64, _total: u64) -> ControlFlow<()> {
        let answer = narrow(self.timed);
        self.answers.lock().unwrap().push(answer);
        ControlFlow::Continue(())
    }
}

#[test]
fn whoever_asks_while_another_is_answered_is_answered_too() {
    let (timed, fresh) = (city(15), city(15));
    let asks = Asks { timed: &timed, answers: Mutex::default() };
    assert_eq!(wide(&timed, &asks), wide(&fresh, &NoProgress));
    let (answers, expected) = (asks.answers.into_inner().unwrap(), narrow(&fresh));
    assert!(answers.len() > 10 && answers.iter().all(|answer| *answer == expected));
}

/// Panics at the `n`-th word.
struct Panics(Mutex<usize>);

impl Progress for Panics {
    fn tick(&self, _stage: &str, _done: u64, _total: u64) -> ControlFlow<()> {
        let mut words = self.0.lock().unwrap();
        assert!(*words > 0, "a listener that fails");
        *words -= 1;
        ControlFlow::Continue(())
    }
}

#[test]
fn a_listener_that_panics_spoils_no_later_answer() {
    let (timed, fresh) = (city(40), narrow(&city(40)));
    for words in [0, 20, 80] {
        let panics = Panics(Mutex::new(words));
        assert!(catch_unwind(AssertUnwindSafe(|| wide(&timed, &panics))).is_err());
        assert_eq!(narrow(&timed), fresh);
    }
}
