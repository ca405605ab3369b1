//! Replaces the generated blocks of a page.
//!
//! A block stands between the lines `<!-- begin generated: NAME -->` and `<!-- end generated -->`.

const END: &str = "<!-- end generated -->";

/// Returns the page with the content of every block replaced. Fails if the page's blocks are not exactly these, each
/// of them once.
pub(crate) fn fill(page: &str, blocks: &[(&str, String)]) -> Result<String, String> {
    let mut filled = page.to_owned();
    for (name, content) in blocks {
        let begin = format!("<!-- begin generated: {name} -->\n");
        let [before, rest] = filled.split(&begin).collect::<Vec<_>>()[..] else {
            return Err(format!("must have one line {}", begin.trim_end()));
        };
        let after = rest.find(END).map(|end| &rest[end..]).ok_or(format!("the block {name} has no line {END}"))?;
        filled = format!("{before}{begin}\n{}\n\n{after}", content.trim_end());
    }
    match page.matches("<!-- begin generated: ").count() {
        count if count == blocks.len() => Ok(filled),
        _ => Err("has a generated block that nothing generates".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# A\n<!-- begin generated: x -->\nold\n<!-- end generated -->\nkept\n\
        <!-- begin generated: y -->\n<!-- end generated -->\n";

    #[test]
    fn the_text_around_blocks_is_kept() {
        let blocks = [("x", "new\n".to_owned()), ("y", "| 1 |\n".to_owned())];
        let expected = "# A\n<!-- begin generated: x -->\n\nnew\n\n<!-- end generated -->\nkept\n\
            <!-- begin generated: y -->\n\n| 1 |\n\n<!-- end generated -->\n";
        let filled = fill(PAGE, &blocks);
        assert_eq!(filled.as_deref(), Ok(expected));
        assert_eq!(filled.and_then(|filled| fill(&filled, &blocks)).as_deref(), Ok(expected));
    }

    #[test]
    fn missing_and_unknown_blocks_are_errors() {
        let block = |name| (name, String::new());
        assert!(fill(PAGE, &[block("x")]).is_err());
        assert!(fill(PAGE, &[block("x"), block("z")]).is_err());
        assert!(fill("<!-- begin generated: x -->\n", &[block("x")]).is_err());
        assert!(fill(&[PAGE, PAGE].concat(), &[block("x"), block("y")]).is_err());
    }
}
