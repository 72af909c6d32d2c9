"""Models of the case sheets, one noun a module."""

from .building_blocks import BuildingBlock
from .case_sheet import CaseSheetMixin, CaseSheetPage
from .case_sheet_index import CaseSheetIndexPage
from .contacts import CaseSheetContact, CaseSheetSupporter
from .counted_figures import CountedFigure
from .financing import FinancingFunder, FinancingLine
from .lessons import Lesson
from .links import CaseSheetLink, CaseSheetRelatedPage, CrossReference
from .milestones import Milestone
from .sides import CaseSheetOperator, CaseSheetSide

__all__ = [
    "BuildingBlock",
    "CaseSheetContact",
    "CaseSheetIndexPage",
    "CaseSheetLink",
    "CaseSheetMixin",
    "CaseSheetOperator",
    "CaseSheetPage",
    "CaseSheetRelatedPage",
    "CaseSheetSide",
    "CaseSheetSupporter",
    "CountedFigure",
    "CrossReference",
    "FinancingFunder",
    "FinancingLine",
    "Lesson",
    "Milestone",
]
