//! The measurements as Markdown tables.

use super::measurements::Measurement;
use crate::numbers;
use std::collections::BTreeMap;
use std::error::Error;

/// Returns one of the tables, with a line for each date and processor below it.
pub(crate) fn table(measurements: &[Measurement], name: &str) -> Result<String, Box<dyn Error>> {
    let chosen: Vec<_> = measurements.iter().filter(|measurement| measurement.table == name).cloned().collect();
    if chosen.is_empty() {
        return Ok("No times are recorded yet.\n".into());
    }
    let mut table = String::from(
        "| work | threads | compared with | its ns | our ns | times as fast |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for cases in chosen.chunk_by(Measurement::shares_a_row_with) {
        table += &row(cases)?;
    }
    Ok(table + "\n" + &settings(&chosen))
}

/// Returns the row of the cases of one work.
fn row(cases: &[Measurement]) -> Result<String, Box<dyn Error>> {
    let [first, ..] = cases else { return Ok(String::new()) };
    let column = |value: fn(&Measurement) -> String| cases.iter().map(value).collect::<Vec<_>>().join(" / ");
    let work = format!("{} {}", first.work, column(|case| case.case.clone()));
    let ratios =
        cases.iter().map(|case| Ok(numbers::ratio(case.ratio()?))).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let cells = [
        work.trim_end(),
        &first.threads,
        &first.peer,
        &column(|case| numbers::with_separators(&case.peer_ns)),
        &column(|case| numbers::with_separators(&case.our_ns)),
        &ratios.join(" / "),
    ];
    Ok(format!("| {} |\n", cells.join(" | ")))
}

/// Returns when and where the measurements were made, and with which versions of the peers.
fn settings(measurements: &[Measurement]) -> String {
    let mut versions: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for Measurement { date, processor, version, .. } in measurements {
        let known = versions.entry((date, processor)).or_default();
        if !version.is_empty() && !known.contains(&version.as_str()) {
            known.push(version);
        }
    }
    let line = |((date, processor), versions): (_, Vec<&str>)| match versions.as_slice() {
        [] => format!("Measured on {date} on {processor}.\n"),
        _ => format!("Measured on {date} on {processor}, with {}.\n", versions.join(", ")),
    };
    versions.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(case: &str, peer_ns: &str, our_ns: &str) -> Measurement {
        let [work, threads, peer, version] = ["sampling, kappa", "1", "NumPy", "NumPy 2.4.6"].map(String::from);
        let [case, peer_ns, our_ns, date, processor] =
            [case, peer_ns, our_ns, "2026-11-22", "a Xeon"].map(String::from);
        let table = String::from("peers");
        Measurement { table, work, case, threads, peer, version, peer_ns, our_ns, date, processor }
    }

    #[test]
    fn cases_of_the_same_work_share_a_row_with_ratios_computed() {
        let rows = [measured("0.5", "1940", "5.0"), measured("100", "92", "6.2"), measured("7", "1", "1")];
        let mut rows = rows.to_vec();
        rows[2].table = "others".into();
        let expected = "| work | threads | compared with | its ns | our ns | times as fast |\n\
            | --- | --- | --- | --- | --- | --- |\n\
            | sampling, kappa 0.5 / 100 | 1 | NumPy | 1,940 / 92 | 5.0 / 6.2 | 390 / 15 |\n\n\
            Measured on 2026-11-22 on a Xeon, with NumPy 2.4.6.\n";
        assert_eq!(table(&rows, "peers").ok().as_deref(), Some(expected));
        rows[0].our_ns = "0".into();
        assert!(table(&rows, "peers").is_err());
    }
}
