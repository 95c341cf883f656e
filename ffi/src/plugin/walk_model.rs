//! Walk models in C.

use std::ffi::c_void;
use std::sync::Arc;

use lifecircle::error::Error;
use lifecircle::network::Edges;
use lifecircle::plugin::Provided;
use lifecircle::progress::CallingThread;
use lifecircle::walk::{WalkModel, WalkTimes};

use super::edge_columns::{EdgeColumns, lc_edge_columns};
use super::owner::Owner;
use super::reply::lc_plugin_reply;
use super::rows::Rows;
use super::vtable::{self, Extensible, needed};

/// The time of every edge: fills `forward_s` (as drawn) and `backward_s`, `edges->count` seconds each, `>= 0` or INFINITY
/// where the walker does not pass. Returns 0, or anything else after `lc_plugin_reply_fail`.
///
/// Called once for each network that is prepared. The same edges must give the same times. It must not unwind (no C++
/// exception, no longjmp) and may call this library.
pub type lc_walk_model_seconds = Option<
    unsafe extern "C" fn(
        context: *mut c_void,
        edges: *const lc_edge_columns,
        forward_s: *mut f64,
        backward_s: *mut f64,
        reply: *mut lc_plugin_reply,
    ) -> i32,
>;

/// A walk model of the host: from the attributes of edges to seconds. Set every field that is not used to 0.
///
/// Thread rule: as `flags` say. Lifetime: the structure is copied; `context` must live until `release` is called, which
/// happens once, when the registry and every walker taken from it are freed; not at all when registering fails.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct lc_walk_model_plugin {
    /// `sizeof(lc_walk_model_plugin)`.
    pub struct_size: usize,
    /// 0 or `LC_PLUGIN_THREAD_SAFE`.
    pub flags: u64,
    /// Handed to every function.
    pub context: *mut c_void,
    /// Gives the context back; may be NULL.
    pub release: Option<unsafe extern "C" fn(context: *mut c_void)>,
    /// Seconds per metre off the network, on the link from a door to the nearest edge; finite and positive.
    pub link_seconds_per_metre: f64,
    /// The times of edges.
    pub seconds: lc_walk_model_seconds,
}

// SAFETY: repr(C), begins with its size, only fields of 8 bytes; zeros are NULLs.
unsafe impl Extensible for lc_walk_model_plugin {
    const NAME: &'static str = "lc_walk_model_plugin";
    const FIRST_SIZE: usize = 48;
}

type Seconds =
    unsafe extern "C" fn(*mut c_void, *const lc_edge_columns, *mut f64, *mut f64, *mut lc_plugin_reply) -> i32;

/// A walk model of the host.
struct Model {
    name: String,
    link_seconds_per_metre: f64,
    seconds: Seconds,
    owner: Arc<Owner>,
}

impl Model {
    fn ask(&self, edges: &EdgeColumns) -> Result<WalkTimes, Error> {
        let who = format!("walk model {:?}", self.name);
        let (mut forward, mut backward) = (Rows::new(edges.count()), Rows::new(edges.count()));
        let mut reply = lc_plugin_reply::new();
        let view = edges.view();
        // SAFETY: the host keeps the rules of `lc_walk_model_seconds`; the columns and rows live during the call.
        let status = unsafe {
            (self.seconds)(self.owner.context(), &view, forward.as_mut_ptr(), backward.as_mut_ptr(), &mut reply)
        };
        reply.judge(status, &who)?;
        Ok(WalkTimes {
            forward_s: forward.filled(&who, "forward_s")?,
            backward_s: backward.filled(&who, "backward_s")?,
        })
    }
}

/// A walk model of the host, asked on the thread that is allowed to.
struct Asked {
    model: Arc<Model>,
    /// The thread it belongs to in this call; none for one that is thread-safe.
    thread: Option<CallingThread>,
}

impl WalkModel for Asked {
    fn name(&self) -> &str {
        &self.model.name
    }

    fn link_seconds_per_metre(&self) -> f64 {
        self.model.link_seconds_per_metre
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        let columns = EdgeColumns::of(edges);
        *times = match &self.thread {
            None => self.model.ask(&columns)?,
            Some(thread) => {
                let model = Arc::clone(&self.model);
                thread.run(move || model.ask(&columns))??
            }
        };
        Ok(())
    }
}

/// A walk model from its structure, and the owner to be taken over once it is registered.
///
/// # Safety
///
/// As [`vtable::read`]; the functions of the structure keep the rules of their types.
pub(super) unsafe fn walk_model(
    name: &str,
    plugin: *const lc_walk_model_plugin,
) -> Result<(Provided<dyn WalkModel>, Arc<Owner>), Error> {
    // SAFETY: by the contract above.
    let plugin = unsafe { vtable::read(plugin) }?;
    let thread_safe = vtable::thread_safe(plugin.flags)?;
    let owner = Arc::new(Owner::new(plugin.context, plugin.release));
    let model = Arc::new(Model {
        name: name.to_owned(),
        link_seconds_per_metre: plugin.link_seconds_per_metre,
        seconds: needed(plugin.seconds, "seconds")?,
        owner: Arc::clone(&owner),
    });
    let asked = move |thread| Arc::new(Asked { model: Arc::clone(&model), thread }) as Arc<dyn WalkModel>;
    let provided = match thread_safe {
        true => Provided::Anywhere(asked(None)),
        false => Provided::OnCallingThread(Arc::new(move |thread: &CallingThread| asked(Some(thread.clone())))),
    };
    Ok((provided, owner))
}
