//! Main program of the page; without a window it is the page's worker.

use convscope::{crash, ui, worker};

fn main() {
    if worker::runs_here() {
        worker::serve();
    } else {
        crash::install_hook();
        ui::mount();
    }
}
