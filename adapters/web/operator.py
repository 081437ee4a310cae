"""Who runs this Askwell, as its pages say."""

from bot.interview.frozen import frozen


@frozen
class OperatorSettings:
    """OPERATOR_NAME, OPERATOR_ADDRESS and OPERATOR_CONTACT. What is not set is empty."""

    name: str = ""
    address: str = ""
    contact: str = ""
