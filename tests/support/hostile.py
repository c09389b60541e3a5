"""Texts that try to be something else than text, wherever they are written."""

_SCRIPT = "window.pwned=1"
_MARKUP = [
    f"<script>{_SCRIPT}</script>",
    f"</title><script>{_SCRIPT}</script>",
    f"</text></svg><script>{_SCRIPT}</script>",
    f"</style><script>{_SCRIPT}</script>",
    f"]]><script>{_SCRIPT}</script>",
    f"<img src=x onerror={_SCRIPT}>",
    f"<svg onload={_SCRIPT}>",
    f"<foreignObject><body onload='{_SCRIPT}'></foreignObject>",
    f"<a href='javascript:{_SCRIPT}'>go</a>",
    f'"><script>{_SCRIPT}</script>',
    f"'onmouseover='{_SCRIPT}",
    f"<iframe srcdoc='<script>parent.{_SCRIPT}</script>'>",
    f"<!--><script>{_SCRIPT}</script>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "&lt;script&gt;",
    "&#60;b&#62;",
    f"[go](javascript:{_SCRIPT})",
    f"![x](x \"onerror='{_SCRIPT}'\")",
    f"[go]: javascript:{_SCRIPT}",
    f"<javascript:{_SCRIPT}>",
    "`code` **bold** _slanted_ ~~gone~~",
    "# heading",
    "- list",
    "1. list",
    "| a | b |",
    "---",
    "https://evil.example/x",
    "www.evil.example",
    "mail@evil.example",
    '#{typst.let} $x$ @ref <label> #import "x"',
    "expression(alert(1)) url(javascript:1)",
    "{{7*7}} ${7*7} <%= 7*7 %>",
]
_FORMULAS = [
    '=HYPERLINK("http://evil.example","go")',
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "=cmd|' /C calc'!A0",
    '"=1+1',
    "\0=1+1",
    '=IMPORTXML(CONCAT("http://evil.example"),"//a")',
]
_STRANGE = [
    "../../etc/passwd",
    "a\r\nSet-Cookie: x=1",
    "\u202egpj.exe",
    "half \ud83d an emoji",
    "bell \x07 escape \x1b[31m",
    "_x0041_ _x000D_",
    "\ufeff\ufffe\uffff",
    'a,b;c\td"e""f',
]
_SEEDS = [*_MARKUP, *_FORMULAS, *_STRANGE]
_AROUND = ["{}", "x{}", "{} y", "{}\n{}"]

HOSTILE = [shape.replace("{}", seed) for shape in _AROUND for seed in _SEEDS]
"""Two hundred and more of them."""
