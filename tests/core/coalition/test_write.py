"""A process written as a file reads back as the same process."""

from attrs import evolve

from tests.core.coalition.instances import instance
from weerwerk.coalition.read import read_workflow
from weerwerk.coalition.write import process_text
from weerwerk.errors import BadInput


def flat(workflow):
    """The process without sequences inside sequences, which a file does not have."""
    return read_workflow(process_text(workflow).encode(), file="p.yaml").workflow


def test_a_process_reads_back_as_it_was_written():
    told = 0
    for seed in range(150):
        workflow, _ = instance(seed)
        try:
            read = flat(workflow)
        except BadInput:  # the generator also makes what the reader refuses
            continue
        told += 1
        assert evolve(read, flow=workflow.flow) == workflow
        assert flat(read) == read
    assert told > 100
