"""The settings in the environment or in `.env`."""

import os
from typing import Literal
from urllib.parse import quote

from dotenv import dotenv_values
from pydantic import BaseModel, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from adapters.discord.settings import API_BASE, DiscordSettings
from adapters.slack.http_settings import HttpSettings
from adapters.slack.settings import API_URL, SlackSettings
from adapters.web.address import PublicAddress
from adapters.web.operator import OperatorSettings
from askwell.env_file import ENV_FILE, quiet_library
from bot.cards.rich_text import Text, Words, joined, say
from bot.engine.errors import StaysWrong

_IN_MEMORY = frozenset(("sqlite://", "sqlite:///", "sqlite:///:memory:"))


class WrongSettings(StaysWrong):
    """One sentence for each wrong setting, each in a line of its own."""


class Settings(BaseModel):
    """`.env.example` explains each of them."""

    database_url: str = "sqlite:///askwell.db"
    key_file: str = ""
    playground_database: str = "playground.db"
    playground_port: int = Field(default=8765, ge=0, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"
    slack_bot_token: str = Field(default="", repr=False)
    slack_app_token: str = Field(default="", repr=False)
    slack_api_url: str = API_URL
    slack_signing_secret: str = Field(default="", repr=False)
    slack_client_id: str = ""
    slack_client_secret: str = Field(default="", repr=False)
    slack_token_keys: str = Field(default="", repr=False)
    public_url: str = ""
    operator_name: str = ""
    operator_address: str = ""
    operator_contact: str = ""
    http_host: str = "127.0.0.1"
    http_port: int | None = Field(default=None, ge=0, le=65535)
    discord_token: str = Field(default="", repr=False)
    discord_channel: str = ""
    discord_guild: str = ""
    discord_shards: int = Field(default=0, ge=0)
    discord_api_base: str = API_BASE
    discord_gateway_url: str = ""

    @field_validator("database_url")
    @classmethod
    def _outlasts_a_restart(cls, url: str) -> str:
        if url in _IN_MEMORY:
            raise PydanticCustomError("in_memory", "it names no file")
        return url

    @classmethod
    def names(cls) -> list[str]:
        """As they are written in `.env`."""
        return [each.upper() for each in cls.model_fields]

    @property
    def playground_url(self) -> str:
        """The URL of the playground's database."""
        return f"sqlite:///{quote(self.playground_database)}"

    @property
    def address(self) -> PublicAddress:
        return PublicAddress(self.public_url, self.http_host, self.http_port)

    @property
    def operator(self) -> OperatorSettings:
        return OperatorSettings(self.operator_name, self.operator_address, self.operator_contact)

    @property
    def discord(self) -> DiscordSettings:
        return DiscordSettings(
            token=self.discord_token,
            channel=self.discord_channel,
            guild=self.discord_guild,
            shards=self.discord_shards,
            api_base=self.discord_api_base,
            gateway_url=self.discord_gateway_url,
        )

    @property
    def slack(self) -> SlackSettings:
        tokens = (self.slack_bot_token, self.slack_app_token)
        return SlackSettings(*tokens, self.slack_api_url, self._slack_over_http)

    @property
    def _slack_over_http(self) -> HttpSettings:
        return HttpSettings(
            signing_secret=self.slack_signing_secret,
            client_id=self.slack_client_id,
            client_secret=self.slack_client_secret,
            token_keys=self.slack_token_keys,
            address=self.address,
        )


def read_settings() -> Settings:
    """Raises WrongSettings."""
    quiet_library()
    try:
        return Settings.model_validate(_given())
    except UnicodeDecodeError:
        raise WrongSettings(
            say("The file .env is no UTF-8 text. Save it again as UTF-8.")
        ) from None
    except OSError as failed:
        raise WrongSettings(
            say(
                "The file .env cannot be read ({error}). Let the user who starts Askwell own it.",
                error=Words(str(failed.strerror)),
            )
        ) from None
    except ValidationError as wrong:
        raise WrongSettings(joined(map(_sentence, wrong.errors()))) from None


def _given() -> dict[str, str]:
    """By their names in small letters. The environment goes before `.env`. What is empty is not
    set, so a line of `.env.example` without a value changes nothing."""
    sources = (dotenv_values(ENV_FILE, encoding="utf-8-sig"), os.environ)
    given = {name.lower(): value for source in sources for name, value in source.items()}
    return {name: value for name, value in given.items() if value and not value.isspace()}


def _sentence(wrong: ErrorDetails) -> Text:
    """Without the value, which may be a secret."""
    name = Words("_".join(map(str, wrong["loc"])).upper())
    return say("{name} in the environment or .env: {why}.", name=name, why=_why(wrong))


def _why(wrong: ErrorDetails) -> Text:
    """Other faults are told in pydantic's own words, which are not translated."""
    limits = {name: Words(str(value)) for name, value in wrong.get("ctx", {}).items()}
    match wrong["type"]:
        case "int_parsing":
            return say("it needs a whole number")
        case "greater_than_equal":
            return say("it needs a number of {ge} or more", **limits)
        case "less_than_equal":
            return say("it needs a number of {le} or less", **limits)
        case "literal_error":
            return say("it needs {expected}", **limits)
        case "in_memory":
            return say("it names no file, so nothing would be kept. Write sqlite:///askwell.db")
    return Words(wrong["msg"])
