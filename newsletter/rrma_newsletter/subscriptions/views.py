"""Public pages of subscriptions. They need no cookie and no script; only a button ever changes anything.

None is protected against forgery by a cookie, since none acts for somebody who is signed in: a link is signed, and
asking for a subscription only makes a message leave to the address that was typed, a few times an hour.
"""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView, View

from rrma_newsletter.choices import Cadence
from rrma_newsletter.models import Subscriber
from rrma_newsletter.subscriptions import actions
from rrma_newsletter.subscriptions.forms import CONSENT, ChoicesForm, SubscribeForm
from rrma_newsletter.subscriptions.links import letter_token, read_confirmation, read_letter_token
from rrma_newsletter.subscriptions.throttle import client_is_free
from rrma_search.conf import base_template

__all__ = ["AskedView", "ConfirmView", "PreferencesView", "SubscribeView", "UnsubscribeView", "masked"]

FOLDER = "rrma_newsletter/subscriptions"


def masked(address: str) -> str:
    """Enough of an address for its owner to know it by: « m…@example.org »."""
    name, _at, domain = address.partition("@")
    return f"{name[:1]}…@{domain}"


@method_decorator(csrf_exempt, name="dispatch")
class SubscriptionView(View):
    """A page that nothing keeps: no proxy, no search engine, no address of where one came from."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The answer, with the headers of a page meant for one person."""
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    def page(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """A page of ours in the look of the site."""
        context["base_template"] = base_template()
        return render(self.request, f"{FOLDER}/{template}.html", context, status=status)

    def told(self, title: Any, text: Any, status: int = 200, **context: Any) -> HttpResponse:
        """A page that says one thing."""
        return self.page("told", status, title=title, text=text, **context)

    def unknown_link(self) -> HttpResponse:
        """For a link that is cut, too old, made up, or of somebody whose data was erased."""
        return self.told(
            _("This link no longer works"),
            _("It may have been cut in two by your mail program, or be too old. Nothing was changed."),
            status=404,
            link=reverse("rrma_newsletter_subscriptions:subscribe"),
            link_label=_("Subscribe to the letters"),
        )


class SubscribeView(SubscriptionView):
    """The form. Its answer is the same whether or not the address is known."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The empty form, with every letter ticked."""
        cadences = [value for value, _label in SubscribeForm.base_fields["cadences"].choices]
        return self.page("subscribe", form=SubscribeForm(initial={"cadences": cadences}), consent=CONSENT)

    def post(self, request: HttpRequest) -> HttpResponse:
        """A message leaves to the address; robots are told the same."""
        form = SubscribeForm(request.POST)
        if not form.is_valid():
            return self.page("subscribe", status=422, form=form, consent=CONSENT)
        if not client_is_free(request):
            form.add_error(None, _("Too many demands came from your connection. Try again in an hour."))
            return self.page("subscribe", status=429, form=form, consent=CONSENT)
        if form.is_robot or self._ask(request, form):
            return HttpResponseRedirect(reverse("rrma_newsletter_subscriptions:asked"))
        form.add_error(None, _("The message could not be sent. Nothing is lost: try again in a few minutes."))
        return self.page("subscribe", status=503, form=form, consent=CONSENT)

    def _ask(self, request: HttpRequest, form: SubscribeForm) -> bool:
        try:
            actions.ask(
                form.cleaned_data["email"],
                form.choices,
                wording=gettext(CONSENT),
                source=request.path,
                language=get_language() or "fr",
                base=request.build_absolute_uri("/"),
            )
        except (OSError, SMTPException):
            return False
        return True


class AskedView(SubscriptionView, TemplateView):
    """What follows the form."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look into your mailbox."""
        return self.told(
            _("Look into your mailbox"),
            _(
                "A message has left to the address that you typed. Open the link in it and press the button: only then "
                "are you subscribed. Nothing came? Look among unwanted messages."
            ),
        )


class ConfirmView(SubscriptionView):
    """The link of the message: a look at it changes nothing, the button does."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The button."""
        found = read_confirmation(token)
        if found is None:
            return self.unknown_link()
        return self.page(
            "button",
            title=_("Confirm your subscription"),
            text=_("One press, and the letters come."),
            address=masked(found[0].email),
            letters=[label for value, label in Cadence.choices if value in found[1].cadences],
            consent=CONSENT,
            button=_("Yes, subscribe me"),
        )

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Subscribed."""
        found = read_confirmation(token)
        if found is None:
            return self.unknown_link()
        subscriber, choices = found
        actions.confirm(subscriber, choices, wording=gettext(CONSENT), source="confirmation")
        return self.told(
            _("You are subscribed"),
            _("The next letter will come to you. Every letter has a link to change your choices and one to leave."),
            link=preferences_path(subscriber),
            link_label=_("Change my choices"),
        )


class UnsubscribeView(SubscriptionView):
    """The way out: a button for people, the same address for mail programs that press it themselves (RFC 8058)."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The button: mail filters that open every link unsubscribe nobody."""
        found = read_letter_token(token)
        if found is None:
            return self.unknown_link()
        return self.page(
            "button",
            title=_("Unsubscribe"),
            text=_("One press, and no letter comes any more."),
            address=masked(found[0].email),
            button=_("Unsubscribe me"),
            link=preferences_path(found[0]),
            link_label=_("Get fewer letters instead"),
        )

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Unsubscribed, with no further question, no cookie and no redirection."""
        found = read_letter_token(token)
        if found is None:
            return self.unknown_link()
        subscriber, delivery = found
        one_click = request.POST.get("List-Unsubscribe") == "One-Click"
        actions.unsubscribe(subscriber, source="one-click" if one_click else "link", delivery=delivery)
        return self.told(
            _("You are unsubscribed"),
            _("No letter will come to you any more. You can come back whenever you like."),
            link=reverse("rrma_newsletter_subscriptions:subscribe"),
            link_label=_("Subscribe again"),
        )


class PreferencesView(SubscriptionView):
    """Which letters, about what: changed by the link of any letter."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The form with the choices so far."""
        found = read_letter_token(token)
        if found is None:
            return self.unknown_link()
        return self._form(ChoicesForm(initial=ChoicesForm.initial_of(found[0])), found[0], token)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """The choices are kept."""
        found = read_letter_token(token)
        if found is None:
            return self.unknown_link()
        form = ChoicesForm(request.POST)
        if not form.is_valid():
            return self._form(form, found[0], token, status=422)
        actions.choose(found[0], form.choices, wording=_shown(form), source="preferences")
        return self._form(form, found[0], token, saved=True)

    def _form(self, form: forms.Form, subscriber: Subscriber, token: str, status: int = 200, **context: Any) -> Any:
        return self.page(
            "preferences",
            status,
            form=form,
            address=masked(subscriber.email),
            state=subscriber.state,
            unsubscribe_url=reverse("rrma_newsletter_subscriptions:unsubscribe", args=[token]),
            subscribe_url=reverse("rrma_newsletter_subscriptions:subscribe"),
            **context,
        )


def _shown(form: ChoicesForm) -> str:
    """The choices in words, as they were ticked."""
    letters = dict(form.fields["cadences"].choices)
    chosen = [str(letters[value]) for value in form.cleaned_data["cadences"]]
    return ", ".join([*chosen, *map(str, form.cleaned_data["themes"]), *map(str, form.cleaned_data["territories"])])


def preferences_path(subscriber: Subscriber) -> str:
    """Where `subscriber` changes the choices."""
    return reverse("rrma_newsletter_subscriptions:preferences", args=[letter_token(subscriber.key)])
