from tests.elastic.test_same_answers import *


def test_n(ask):
    for name, judged in SETS.items():
        for n, e in enumerate(("elasticsearch", "tantivy", "scan")):
            r = score(judged, lambda text: [(hit.code, hit.kind) for hit in ask(text)[n].hits])
            print(name, e, len(judged), r.ndcg, len(r.broken_invariants))
