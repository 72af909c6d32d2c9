"""Pages that say what went wrong; but for the 404 they rest on nothing, so that they are the same in every network."""

from .specimen import Specimen

SPECIMENS = [
    Specimen("error:404", "ordinary", "demonstration", "/une/page/qui/n-existe-pas/", status=404),
    Specimen("error:404", "empty", "new", "/x/", status=404),
    Specimen("error:404", "long", "long", f"/{'chemin-' * 40}/", status=404),
    Specimen("error:503", "ordinary", "demonstration", "/essai/503/?message=De+retour+%C3%A0+14+heures.", status=503),
    Specimen("error:503", "empty", "demonstration", "/essai/503/", status=503),
    Specimen("error:503", "long", "long", f"/essai/503/?message={'Mot' * 160}", status=503),
    *(
        Specimen(f"error:{code}", "ordinary", "demonstration", f"/essai/{code}/", status=code)
        for code in (400, 403, 500)
    ),
]
NEVER_VARY = {"error:400", "error:403", "error:500"}
