"""Why something cannot be reached, for an operator."""

from ssl import SSLCertVerificationError

from aiohttp import ClientConnectorCertificateError

from bot.cards.rich_text import Text, Words, say

_BY_THE_CLOCK = (9, 10)
"""OpenSSL's codes for certificates that are not valid yet, or not any more.
https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/"""


def why_unreached(failed: BaseException) -> Text:
    """To stand in brackets: what is wrong with a certificate, and what to do; otherwise the kind of
    the error, which often says enough to be searched for."""
    refused = getattr(failed, "certificate_error", None)
    if not isinstance(failed, ClientConnectorCertificateError) or not isinstance(
        refused, SSLCertVerificationError
    ):
        return Words(type(failed).__name__)
    why = Words(refused.verify_message)
    if refused.verify_code in _BY_THE_CLOCK:
        # Translators: stands in brackets. {why} is English, such as: certificate has expired
        return say("its certificate is refused: {why}. Is this computer's clock right?", why=why)
    # Translators: stands in brackets. {why} is English, such as: self-signed certificate
    return say(
        "its certificate is refused: {why}. If a proxy or firewall here looks into connections, "
        "let SSL_CERT_FILE in the environment name a file with its certificate",
        why=why,
    )
