//! What a process has used, as Linux tells it.

use anyhow::{Context, Result};
use std::fs;

/// The kernel counts processor time in these, whatever its own clock does (`USER_HZ`).
const TICKS_A_SECOND: f64 = 100.0;

/// Processor time so far, its own and the kernel's for it, in seconds.
pub(crate) fn cpu_seconds(process: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let ticks = ticks_in(&stat).context("/proc/PID/stat is not as expected")?;
    Ok(ticks / TICKS_A_SECOND)
}

/// The most memory that it ever held, in MiB.
pub(crate) fn peak_memory(process: u32) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    peak_in(&status).context("/proc/PID/status is not as expected")
}

/// Fields 14 and 15; counted after the name, which may hold spaces.
fn ticks_in(stat: &str) -> Option<f64> {
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut times = fields.split(' ').skip(11).map(str::parse::<f64>);
    Some(times.next()?.ok()? + times.next()?.ok()?)
}

fn peak_in(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_words_are_read() {
        let stat = "7 (a) b) S 1 7 7 0 -1 4194560 3066 0 0 0 250 50 0 0 20 0 3 0 1 2 3";
        assert_eq!(ticks_in(stat), Some(300.0));
        assert_eq!(peak_in("VmPeak:\t 9 kB\nVmHWM:\t   2048 kB\n"), Some(2.0));
    }
}
