//! Bad questions are refused, and so are solvers that lie.

use std::ops::ControlFlow;
use std::sync::Mutex;

use super::{
    Costs, Demand, Exclusion, LagrangeSolver, Limits, Model, Proposal, Selection, Site, Siting, SitingBuilder,
    SitingSolver, Stopped, check_solver,
};
use crate::error::{Error, ErrorKind};
use crate::progress::{NoProgress, Progress};

/// Three homes and three sites; the third home only gets to the third site.
fn village(model: Model) -> SitingBuilder {
    let demand = vec![Demand::new("a", 3.0), Demand::new("b", 2.0), Demand::new("c", 1.0)];
    let sites = vec![Site::candidate("x"), Site::candidate("y"), Site::candidate("z")];
    let cells = [(0, 0, 60.0), (0, 1, 120.0), (1, 0, 200.0), (1, 1, 90.0), (2, 2, 30.0), (1, 2, 300.0), (0, 2, 400.0)];
    Siting::of(model, demand, sites, Costs::from_cells(3, 3, cells).unwrap())
}

fn kind(builder: SitingBuilder) -> ErrorKind {
    builder.build().unwrap_err().kind()
}

const COVER: Model = Model::MaxCover { limit: 100.0 };

#[test]
fn a_question_that_contradicts_itself_is_refused() {
    assert_eq!(kind(village(Model::Median)), ErrorKind::Argument, "how many?");
    assert_eq!(kind(village(Model::Median).select(Selection::Fewest)), ErrorKind::Argument);
    assert_eq!(kind(village(Model::Median).select(Selection::Number(4))), ErrorKind::Argument);
    assert_eq!(kind(village(Model::Median).select(Selection::Number(0))), ErrorKind::Argument);
    assert_eq!(kind(village(Model::Median).select(Selection::Budget(f64::NAN))), ErrorKind::Argument);
    assert_eq!(kind(village(Model::CoverAll { limit: 100.0 }).select(Selection::Number(2))), ErrorKind::Argument);
    assert_eq!(kind(village(Model::Centre).select(Selection::Budget(2.0))), ErrorKind::Argument);
    assert_eq!(kind(village(Model::Centre).select(Selection::Number(2)).worst_group()), ErrorKind::Argument);
    assert_eq!(kind(village(Model::Dispersion).select(Selection::Number(2))), ErrorKind::Argument, "how far apart?");
    assert_eq!(kind(village(COVER).select(Selection::Number(1)).worst_group()), ErrorKind::Argument, "which groups?");
    assert_eq!(kind(village(Model::MaxCover { limit: f64::NAN }).select(Selection::Number(1))), ErrorKind::Argument);
    let mut short = village(COVER).select(Selection::Number(1));
    short.demand.pop();
    assert_eq!(kind(short), ErrorKind::Argument, "one row too many");
}

#[test]
fn bad_numbers_are_refused_with_their_place() {
    for weight in [-1.0, f64::NAN, f64::INFINITY] {
        let mut bad = village(COVER).select(Selection::Number(1));
        bad.demand[1].weight = weight;
        let error = bad.build().unwrap_err();
        assert_eq!((error.kind(), error.place().object_id()), (ErrorKind::Value, Some("demand b")), "{error}");
    }
    let mut bad = village(COVER).select(Selection::Number(1));
    bad.sites[2].price = -0.5;
    assert_eq!(bad.build().unwrap_err().place().object_id(), Some("site z"));
    let mut bad = village(COVER).select(Selection::Number(1));
    bad.demand[1].id = "a".to_owned();
    assert_eq!(kind(bad), ErrorKind::Duplicate);
    for (cell, wrong) in [
        ((0, 0, -1.0), ErrorKind::Value),
        ((0, 0, f64::NAN), ErrorKind::Value),
        ((9, 0, 1.0), ErrorKind::NotFound),
        ((0, 9, 1.0), ErrorKind::NotFound),
    ] {
        assert_eq!(Costs::from_cells(2, 2, [cell]).unwrap_err().kind(), wrong);
    }
    assert_eq!(Costs::from_cells(2, 2, [(0, 1, 1.0), (0, 1, 2.0)]).unwrap_err().kind(), ErrorKind::Duplicate);
}

#[test]
fn nobody_to_serve_is_an_error_and_so_is_somebody_nobody_can() {
    let mut nobody = village(COVER).select(Selection::Number(1));
    nobody.demand.iter_mut().for_each(|demand| demand.weight = 0.0);
    assert_eq!(kind(nobody), ErrorKind::Empty);
    // Only z is within 50 of anybody.
    let error = village(Model::CoverAll { limit: 50.0 }).build().unwrap_err();
    assert_eq!((error.kind(), error.place().object_id()), (ErrorKind::NotFound, Some("demand a")), "{error}");
    // One site cannot serve c, who only gets to z, and... everybody gets to z: but two islands need two sites.
    let cells = [(0, 0, 60.0), (1, 1, 90.0)];
    let demand = vec![Demand::new("a", 3.0), Demand::new("b", 2.0)];
    let sites = vec![Site::candidate("x"), Site::candidate("y")];
    for model in [Model::Median, Model::Centre] {
        let costs = Costs::from_cells(2, 2, cells).unwrap();
        let islands =
            Siting::of(model, demand.clone(), sites.clone(), costs).select(Selection::Number(1)).build().unwrap();
        let error = islands.solve(&Limits::default(), &NoProgress).unwrap_err();
        assert_eq!((error.kind(), error.place().object_id()), (ErrorKind::NotFound, Some("demand a")), "{error}");
    }
}

#[test]
fn who_gets_to_no_site_is_listed_and_left_out() {
    let demand = vec![Demand::new("a", 3.0), Demand::new("cut off", 2.0), Demand::new("empty", 0.0)];
    let sites = vec![Site::candidate("x"), Site::candidate("y")];
    let costs = Costs::from_cells(3, 2, [(0, 0, 60.0), (0, 1, 90.0), (2, 0, 1.0)]).unwrap();
    let siting = Siting::of(Model::Median, demand, sites, costs).select(Selection::Number(1)).build().unwrap();
    let left: Vec<(usize, Exclusion)> = siting.excluded().iter().map(|out| (out.demand, out.why)).collect();
    assert_eq!(left, [(1, Exclusion::NoSite), (2, Exclusion::NobodyThere)]);
    let plan = siting.solve(&Limits::default(), &NoProgress).unwrap();
    assert_eq!((plan.objective(), plan.assignment()), (180.0, &[Some(0), None, None][..]));
    assert_eq!(plan.served_weight(), 3.0);
}

/// Says what it is told to say.
struct Liar(Proposal);

impl SitingSolver for Liar {
    fn name(&self) -> &str {
        "liar"
    }

    fn solve(&self, _: &Siting, _: &Limits, _: &dyn Progress) -> Result<Proposal, Error> {
        Ok(self.0.clone())
    }
}

#[test]
fn a_solver_that_lies_is_caught() {
    let siting = village(Model::Median).select(Selection::Number(2)).build().unwrap();
    let truth = Proposal {
        sites: vec![2, 0],
        assignment: None,
        objective: 60.0 * 3.0 + 200.0 * 2.0 + 30.0,
        bound: Some(100.0),
        stopped: Stopped::Exhausted,
        work: 0,
    };
    let said = |change: &dyn Fn(&mut Proposal)| {
        let mut proposal = truth.clone();
        change(&mut proposal);
        siting.solve_with(&Liar(proposal), &Limits::default(), &NoProgress)
    };
    let plan = said(&|_| {}).unwrap();
    assert_eq!((plan.sites(), plan.bound(), plan.stopped()), (&[0, 2][..], Some(100.0), Stopped::Exhausted));
    assert!(plan.gap().unwrap() > 0.8);
    type Change<'a> = &'a dyn Fn(&mut Proposal);
    let lies: [(&str, Change<'_>); 9] = [
        ("infeasible", &|p| p.sites = vec![0, 1]),
        ("too many", &|p| p.sites = vec![0, 1, 2]),
        ("twice the same", &|p| p.sites = vec![2, 2]),
        ("no such site", &|p| p.sites = vec![2, 3]),
        ("wrong objective", &|p| p.objective = 600.0),
        ("no objective", &|p| p.objective = f64::NAN),
        ("a bound its own answer beats", &|p| p.bound = Some(700.0)),
        ("no number for a bound", &|p| p.bound = Some(f64::NAN)),
        ("assignment of a wrong length", &|p| p.assignment = Some(vec![Some(0)])),
    ];
    for (lie, change) in lies {
        let error = said(change).expect_err(lie);
        assert_eq!(error.kind(), ErrorKind::Plugin, "{lie}: {error}");
        assert!(error.message().contains("liar"), "{lie}: {error}");
    }
    // A bound that only a better answer gives away is found by the test of the laws.
    let proud = Proposal { bound: Some(truth.objective), ..truth.clone() };
    assert!(siting.solve_with(&Liar(proud.clone()), &Limits::default(), &NoProgress).is_ok());
    assert_eq!(check_solver(&Liar(proud), &siting).unwrap_err().kind(), ErrorKind::Plugin);
}

#[test]
fn our_own_solver_keeps_the_laws_and_says_what_stopped_it() {
    for model in [Model::Median, Model::Centre, COVER] {
        check_solver(&LagrangeSolver, &village(model).select(Selection::Number(2)).build().unwrap()).unwrap();
    }
    check_solver(&LagrangeSolver, &village(Model::CoverAll { limit: 100.0 }).build().unwrap()).unwrap();
    let siting = village(Model::Median).select(Selection::Number(2)).build().unwrap();
    let soon = siting.solve(&Limits { work: Some(1), ..Limits::default() }, &NoProgress).unwrap();
    assert!(matches!(soon.stopped(), Stopped::Work | Stopped::Optimal));
    let soon = siting.solve(&Limits { time_s: Some(0.0), ..Limits::default() }, &NoProgress).unwrap();
    assert!(matches!(soon.stopped(), Stopped::Time | Stopped::Optimal));
    for limits in [Limits { time_s: Some(f64::NAN), ..Limits::default() }, Limits { gap: 1.0, ..Limits::default() }] {
        assert_eq!(siting.solve(&limits, &NoProgress).unwrap_err().kind(), ErrorKind::Argument);
    }
}

#[test]
fn what_a_watcher_hears_never_falls_and_never_passes_the_whole() {
    struct Diary(Mutex<Vec<(u64, u64)>>);
    impl Progress for Diary {
        fn tick(&self, _: &str, done: u64, total: u64) -> ControlFlow<()> {
            self.0.lock().unwrap().push((done, total));
            ControlFlow::Continue(())
        }
    }
    let diary = Diary(Mutex::default());
    village(Model::Centre).select(Selection::Number(2)).build().unwrap().solve(&Limits::default(), &diary).unwrap();
    let heard = diary.0.into_inner().unwrap();
    assert!(heard.is_sorted() && heard.iter().all(|(done, total)| done <= total), "{heard:?}");
    assert_eq!(heard.last().map(|(done, total)| done == total), Some(true));
}
