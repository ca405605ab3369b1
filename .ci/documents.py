"""Runs the code of documents as it stands in them: documents.py PROGRAMS FILE...

Each file gets a fresh folder, in which its fenced blocks run in their order: `python` blocks in one namespace, `sh` blocks by
bash with the folder PROGRAMS first on the path, `rust` blocks as programs that depend on this crate. Blocks marked
`no-run` are left out, as are `cargo` commands, which belong to the project's own folder.
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
vonmises = {{ path = "{ROOT}" }}

[workspace]
"""


def blocks(text):
    """Line, language and code of each block that is to run."""
    for found in re.finditer(r"^```(\w+)([^\n]*)\n(.*?)^```$", text, re.M | re.S):
        language, marks, code = found.groups()
        if "no-run" not in marks:
            yield text[: found.start()].count("\n") + 2, language, code


def run_rust(code, folder, environment):
    package = ROOT / "target/documents/package"
    (package / "src").mkdir(parents=True, exist_ok=True)
    (package / "Cargo.toml").write_text(MANIFEST)
    (package / "Cargo.lock").write_bytes((ROOT / "Cargo.lock").read_bytes())
    (package / "src/main.rs").write_text(code)
    environment = {**environment, "CARGO_TARGET_DIR": str(ROOT / "target/documents")}
    command = ["cargo", "run", "--quiet", "--manifest-path", str(package / "Cargo.toml")]
    subprocess.run(command, check=True, cwd=folder, env=environment, stdout=subprocess.DEVNULL)


def run_shell(code, folder, environment):
    code = "".join(line for line in code.splitlines(True) if not line.startswith("cargo "))
    subprocess.run(["bash", "-euo", "pipefail", "-c", code], check=True, cwd=folder, env=environment)


def run(document, environment):
    namespace = {"__name__": "__main__"}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for line, language, code in blocks(document.read_text()):
            print(f"{document.name}:{line} {language}", flush=True)
            if language == "python":
                exec(compile("\n" * (line - 1) + code, document, "exec"), namespace)
            elif language == "sh":
                run_shell(code, folder, environment)
            elif language == "rust":
                run_rust(code, folder, environment)
        os.chdir(ROOT)


def main():
    programs, *documents = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    os.environ["PATH"] = environment["PATH"]
    for document in documents:
        run(document, environment)


if __name__ == "__main__":
    main()
