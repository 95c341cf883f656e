//! Siting solvers in C.

use std::ffi::{c_char, c_void};
use std::sync::Arc;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::improve::siting::{Limits, Proposal, Siting, SitingSolver};
use lifecircle::plugin::{Provided, SharedSitingSolver};
use lifecircle::progress::{CallingThread, NoProgress, Progress};

use super::owner::Owner;
use super::registry::lc_registry;
use super::reply::lc_plugin_reply;
use super::siting_answer::Answer;
use super::siting_question::{SitingQuestion, lc_siting_answer, lc_siting_question};
use super::vtable::{self, Extensible, needed};
use crate::error::lc_error;
use crate::guard::{borrow, guard};
use crate::input::text;

/// Answers a question of location: fills `answer`. Returns 0, or anything else after `lc_plugin_reply_fail`:
/// `LC_STATUS_NOT_FOUND` when no choice of sites serves everybody that must be served, `LC_STATUS_CANCELLED` when
/// `lc_plugin_reply_tick` said so.
///
/// Whatever it says is checked: the library works the objective out itself and refuses sites that do not exist, are too
/// many or leave somebody out, and bounds on the wrong side. The same question must have the same answer. It must not
/// unwind (no C++ exception, no longjmp) and may call this library.
pub type lc_siting_solver_solve = Option<
    unsafe extern "C" fn(
        context: *mut c_void,
        question: *const lc_siting_question,
        answer: *mut lc_siting_answer,
        reply: *mut lc_plugin_reply,
    ) -> i32,
>;

/// A siting solver of the host. Set every field that is not used to 0.
///
/// Thread rule: as `flags` say. Lifetime: the structure is copied; `context` must live until `release` is called, which
/// happens once, when the registry and every solver taken from it are freed; not at all when registering fails.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct lc_siting_solver_plugin {
    /// `sizeof(lc_siting_solver_plugin)`.
    pub struct_size: usize,
    /// 0 or `LC_PLUGIN_THREAD_SAFE`.
    pub flags: u64,
    /// Handed to every function.
    pub context: *mut c_void,
    /// Gives the context back; may be NULL.
    pub release: Option<unsafe extern "C" fn(context: *mut c_void)>,
    /// Answers a question.
    pub solve: lc_siting_solver_solve,
}

// SAFETY: repr(C), begins with its size, only fields of 8 bytes; zeros are NULLs.
unsafe impl Extensible for lc_siting_solver_plugin {
    const NAME: &'static str = "lc_siting_solver_plugin";
    const FIRST_SIZE: usize = 40;
}

type Solve =
    unsafe extern "C" fn(*mut c_void, *const lc_siting_question, *mut lc_siting_answer, *mut lc_plugin_reply) -> i32;

/// A siting solver of the host.
struct Solver {
    name: String,
    solve: Solve,
    owner: Arc<Owner>,
}

impl Solver {
    fn ask(&self, question: &SitingQuestion, progress: &dyn Progress) -> Result<Proposal, Error> {
        let who = format!("siting solver {:?}", self.name);
        let mut answer = Answer::of(question);
        let mut reply = lc_plugin_reply::watched(&progress);
        let (asked, mut room) = (question.view(), answer.room());
        // SAFETY: the host keeps the rules of `lc_siting_solver_solve`; columns, rows and watcher live during the call.
        let status = unsafe { (self.solve)(self.owner.context(), &asked, &mut room, &mut reply) };
        reply.judge(status, &who).map_err(|error| match status == ErrorKind::NotFound.code() {
            true => Error::new(ErrorKind::NotFound, error.message()).with_fix("allow more sites or add candidates"),
            false => error,
        })?;
        answer.proposal(&room, &who)
    }
}

/// A siting solver of the host, asked on the thread that is allowed to.
struct Asked {
    solver: Arc<Solver>,
    /// The thread it belongs to in this call; none for one that is thread-safe.
    thread: Option<CallingThread>,
}

impl SitingSolver for Asked {
    fn name(&self) -> &str {
        &self.solver.name
    }

    fn solve(&self, siting: &Siting, limits: &Limits, progress: &dyn Progress) -> Result<Proposal, Error> {
        let question = SitingQuestion::of(siting, limits);
        match &self.thread {
            Some(thread) if !thread.is_here() => {
                // While that thread is busy with the solver it cannot hear of anything else.
                let solver = Arc::clone(&self.solver);
                thread.run(move || solver.ask(&question, &NoProgress))?
            }
            _ => self.solver.ask(&question, progress),
        }
    }
}

/// Registers a siting solver under a name of its own; on success the registry owns its context.
///
/// # Safety
///
/// As `lc_registry_add_walk_model`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_registry_add_siting_solver(
    registry: *mut lc_registry,
    name: *const c_char,
    name_length: usize,
    plugin: *const lc_siting_solver_plugin,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (registry, name) = unsafe { (borrow(registry, "registry")?, text(name, name_length, "name")?) };
        // SAFETY: by the contract above.
        let (solver, owner) = unsafe { siting_solver(name, plugin) }?;
        registry.add(&owner, |r| r.siting_solvers.add(name, solver))
    })
}

/// A siting solver from its structure, and the owner to be taken over once it is registered.
///
/// # Safety
///
/// As [`vtable::read`]; the functions of the structure keep the rules of their types.
unsafe fn siting_solver(
    name: &str,
    plugin: *const lc_siting_solver_plugin,
) -> Result<(Provided<SharedSitingSolver>, Arc<Owner>), Error> {
    // SAFETY: by the contract above.
    let plugin = unsafe { vtable::read(plugin) }?;
    let thread_safe = vtable::thread_safe(plugin.flags)?;
    let owner = Arc::new(Owner::new(plugin.context, plugin.release));
    let solve = needed(plugin.solve, "solve")?;
    let solver = Arc::new(Solver { name: name.to_owned(), solve, owner: Arc::clone(&owner) });
    let asked = move |thread| Arc::new(Asked { solver: Arc::clone(&solver), thread }) as Arc<SharedSitingSolver>;
    let provided = match thread_safe {
        true => Provided::Anywhere(asked(None)),
        false => Provided::OnCallingThread(Arc::new(move |thread: &CallingThread| asked(Some(thread.clone())))),
    };
    Ok((provided, owner))
}
