"""Who may call the API: tokens, scopes, installing and uninstalling (OAuth)."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

from tests.fakes.slack.call import Call
from tests.fakes.slack.schema import Json
from tests.fakes.slack.state import World
from tests.fakes.slack.things import APP, Person, Refusal, Token

CODE_LIVES = timedelta(minutes=10)


@dataclass
class _Code:
    team: str
    user: str
    scopes: frozenset[str]
    redirect_uri: str
    expires: datetime
    used: bool = False


@dataclass
class Access:
    """The app's own secrets, and the OAuth codes that were not exchanged yet."""

    app_token: str = "xapp-1-A0ASKWELL-1-secret"  # noqa: S105
    app_scopes: frozenset[str] = frozenset({"connections:write"})
    client_id: str = "100.200"
    client_secret: str = "the-client-secret"  # noqa: S105
    signing_secret: str = "the-signing-secret"  # noqa: S105
    redirect_uri: str = ""
    codes: dict[str, _Code] = field(default_factory=dict)

    def token(self, world: World, text: str, method: str) -> Token:
        """The valid token of the kind that the method needs."""
        if not text:
            raise Refusal("not_authed")
        if text == self.app_token:
            if method not in ("apps.connections.open", "auth.test"):
                raise Refusal("not_allowed_token_type")
            return Token(text, "", self.app_scopes)
        token = world.tokens.get(text)
        if not token:
            raise Refusal("invalid_auth")
        if token.state != "live":
            raise Refusal(token.state)
        if method == "apps.connections.open":
            raise Refusal("not_allowed_token_type")
        return token

    def authorize(self, world: World, url: str, installer: Person, *, deny: bool = False) -> str:
        """The address to which Slack redirects the browser after the installer has pressed Allow or
        Cancel."""
        asked = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
        if asked.get("client_id") != self.client_id:
            raise Refusal("invalid_client_id")
        scopes = frozenset(filter(None, asked.get("scope", "").split(",")))
        if not scopes:
            raise Refusal("invalid_scope")
        back = asked.get("redirect_uri") or self.redirect_uri
        if not back or (self.redirect_uri and not back.startswith(self.redirect_uri)):
            raise Refusal("bad_redirect_uri")
        answer = {"error": "access_denied"}
        if not deny:
            code = secrets.token_hex(12)
            expires = world.clock() + CODE_LIVES
            given = asked.get("redirect_uri", "")
            self.codes[code] = _Code(installer.team, installer.id, scopes, given, expires)
            answer = {"code": code}
        return f"{back}?{urlencode(answer | {'state': asked.get('state', '')})}"

    def exchange(self, call: Call) -> Json:
        """oauth.v2.access"""
        if call.args.get("client_id") != self.client_id:
            raise Refusal("invalid_client_id")
        if call.args.get("client_secret") != self.client_secret:
            raise Refusal("bad_client_secret")
        code = self.codes.get(call.text("code"))
        if not code or call.world.clock() >= code.expires:
            raise Refusal("invalid_code")
        if code.used:
            raise Refusal("code_already_used")
        if call.args.get("redirect_uri", "") != code.redirect_uri:
            raise Refusal("bad_redirect_uri")
        code.used = True
        workspace = call.world.workspaces[code.team]
        token = workspace.token
        if not token or token.state != "live":
            token = call.world.new_token(code.team, code.scopes)
        token.scopes |= code.scopes
        return {
            "ok": True,
            "access_token": token.text,
            "token_type": "bot",
            "scope": ",".join(sorted(token.scopes)),
            "bot_user_id": workspace.bot_user,
            "app_id": APP,
            "team": {"id": workspace.id, "name": workspace.name},
            "enterprise": None,
            "authed_user": {"id": code.user},
            "is_enterprise_install": False,
        }

    def uninstall(self, call: Call) -> Json:
        """apps.uninstall. `SlackServer.uninstall` sends the event of it; this method does not."""
        if call.args.get("client_id") != self.client_id:
            raise Refusal("invalid_client_id")
        if call.args.get("client_secret") != self.client_secret:
            raise Refusal("bad_client_secret")
        if call.token:
            call.token.state = "account_inactive"
        return {"ok": True}


def auth_test(call: Call) -> Json:
    """An app-level token is valid here, too. Then the answer is about the app and not about a
    bot."""
    if not call.team:
        return {"ok": True, "app_id": APP, "app_name": "Askwell"}
    workspace = call.world.workspaces[call.team]
    return {
        "ok": True,
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": "askwell",
        "team_id": workspace.id,
        "user_id": workspace.bot_user,
        "bot_id": workspace.bot,
        "is_enterprise_install": False,
    }


def auth_revoke(call: Call) -> Json:
    if call.flag("test") or not call.token:
        return {"ok": True, "revoked": False}
    call.token.state = "token_revoked"
    return {"ok": True, "revoked": True}
