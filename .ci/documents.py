"""Run the code of documents as it stands in them: `python .ci/documents.py PROGRAMS FILE...`.

Each file gets a fresh folder, in which its fenced blocks run in order: `python` blocks in one namespace, `sh` blocks in
bash with the folder PROGRAMS first on the path and that of this Python next, and `rust` blocks as programs that depend on
this crate. A block marked `python NAME.py` is written to a file of that name instead. Blocks marked `rust,no_run`, as
rustdoc has it, are only compiled. Lines that begin with `cargo`, `pip` or `pytest` are left out, since those commands
belong to the project's folder.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MANIFEST = f"""[package]
name = "document"
edition = "2024"

[dependencies]
ndarray = "0.17"
vonmises = {{ path = "{ROOT}", features = ["plot", "serde"] }}

[workspace]
"""


def blocks(text):
    """Yield the line, language, code and mark of each block."""
    for found in re.finditer(r"^```(\w+) *([^\n]*)\n(.*?)^```$", text, re.M | re.S):
        language, mark, code = found.groups()
        yield text[: found.start()].count("\n") + 2, language, code, mark


def run_rust(code, subcommand, folder, environment):
    """Build or run a program in a package of its own."""
    package = ROOT / "target/documents/package"
    (package / "src").mkdir(parents=True, exist_ok=True)
    (package / "Cargo.toml").write_text(MANIFEST)
    (package / "Cargo.lock").write_bytes((ROOT / "Cargo.lock").read_bytes())
    (package / "src/main.rs").write_text(code)
    environment = {**environment, "CARGO_TARGET_DIR": str(ROOT / "target")}  # to reuse compiled dependencies
    command = ["cargo", subcommand, "--quiet", "--release", "--manifest-path", str(package / "Cargo.toml")]
    subprocess.run(command, check=True, cwd=folder, env=environment, stdout=subprocess.DEVNULL)


def run_shell(code, folder, environment):
    """Run a script without its commands for the project's folder."""
    code = "".join(line for line in code.splitlines(True) if not line.startswith(("cargo ", "pip ", "pytest ")))
    subprocess.run(["bash", "-euo", "pipefail", "-c", code], check=True, cwd=folder, env=environment)


def run(document, environment):
    """Run the blocks of a document."""
    namespace = {"__name__": "__main__"}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for line, language, code, mark in blocks(document.read_text()):
            print(f"{document.name}:{line} {language} {mark}", flush=True)
            if language == "rust":
                run_rust(code, "build" if mark == ",no_run" else "run", folder, environment)
            elif language == "python" and mark:
                pathlib.Path(mark).write_text(code)
            elif language == "python":
                exec(compile("\n" * (line - 1) + code, document, "exec"), namespace)
            elif language == "sh":
                run_shell(code, folder, environment)
        os.chdir(ROOT)


def main():
    """Run the documents."""
    programs, *documents = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    folders = (str(programs), os.path.dirname(sys.executable), os.environ["PATH"])
    environment = {**os.environ, "PATH": os.pathsep.join(folders)}
    os.environ["PATH"] = environment["PATH"]
    for document in documents:
        run(document, environment)


if __name__ == "__main__":
    main()
