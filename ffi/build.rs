//! Gives the shared library its soname.

fn main() {
    // The number is that of the ABI: programs built against one ABI never load another.
    println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,liblifecircle.so.0");
    println!("cargo:rerun-if-changed=build.rs");
}
