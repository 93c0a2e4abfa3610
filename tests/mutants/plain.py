"""Source code in a form in which mutmut reaches more of it: it leaves decorated functions alone, but for class and static methods."""

from __future__ import annotations

import libcst as cst
import libcst.matchers as m

APPLIED = m.Name("property") | m.Name("contextmanager")
# What was remembered before a mutation would hide it.
REMEMBERED = m.Call(func=m.Name("lru_cache"))
PLAIN = "plain_"


def plain(source: str) -> str:
    """The same module with `@property def f` written as `def plain_f` and `f = property(plain_f)`, and nothing remembered."""
    return cst.parse_module(source).visit(_Plain()).code


class _Plain(cst.CSTTransformer):
    def leave_FunctionDef(
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef | cst.FlattenSentinel[cst.BaseStatement]:
        if len(updated_node.decorators) != 1:
            return updated_node
        decorator, name = updated_node.decorators[0].decorator, updated_node.name.value
        if m.matches(decorator, REMEMBERED):
            return updated_node.with_changes(decorators=[])
        if not m.matches(decorator, APPLIED):
            return updated_node
        function = updated_node.with_changes(name=cst.Name(PLAIN + name), decorators=[])
        made = cst.Call(decorator, [cst.Arg(cst.Name(PLAIN + name))])
        return cst.FlattenSentinel(
            [function, cst.SimpleStatementLine([cst.Assign([cst.AssignTarget(cst.Name(name))], made)])]
        )
