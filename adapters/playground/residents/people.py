"""The people of the demo community. Everybody here is invented."""

from adapters.playground.chat.chat_server import Resident
from bot.interview.frozen import frozen


@frozen
class DemoHost:
    """What a host enters in the two host forms, and the field that they choose."""

    resident: Resident
    headline: str
    field: str
    field_id: str
    topics: str
    gladly: str
    hours: str
    per_month: str
    minutes: str
    place: str
    place_detail: str


def _host(user: str, name: str, zone: str, about: str) -> Resident:
    return Resident(user, name, zone, "host", about)


SEEKERS = (
    Resident(
        "maya", "Maya Kamau", "Africa/Nairobi", "seeker",
        "Fresh from a statistics degree, curious what data work is like",
    ),
    Resident(
        "tomas", "Tomás Ferreira", "America/Sao_Paulo", "seeker",
        "Nine years of teaching chemistry, thinking of climate work",
    ),
    Resident(
        "grace", "Grace Holloway", "America/Chicago", "seeker",
        "Laid off after six years in support, looking at product roles",
    ),
)  # fmt: skip

HOSTS = (
    DemoHost(
        _host("daniel", "Daniel Okafor", "Europe/Berlin", "Data scientist at a transit agency"),
        headline="I predict which buses will be late, and argue about why",
        field="Data science",
        field_id="data",
        topics="data science, public sector, python, first job",
        gladly="what a week really looks like, and how little of it is modelling",
        hours="Tue, Thu 17:00-19:00",
        per_month="2", minutes="25", place="video link",
        place_detail="https://meet.example/daniel-okafor",
    ),
    DemoHost(
        _host("priya", "Priya Raman", "Asia/Kolkata", "Product manager for a payments app"),
        headline="From support desk to product manager, the long way round",
        field="Product management",
        field_id="product",
        topics="product management, fintech, career change, interviews with users",
        gladly="moving into product without the degree for it, and the meetings I learned to skip",
        hours="Mon, Wed 18:00-20:30; Sat 10:00-12:00",
        per_month="3", minutes="30", place="video link",
        place_detail="https://meet.example/priya-raman",
    ),
    DemoHost(
        _host("sofia", "Sofia Marchetti", "Europe/Rome", "Conservator of paintings"),
        headline="I clean 400 years of candle smoke off other people's saints",
        field="Art conservation",
        field_id="museums",
        topics="museums, conservation, chemistry, freelancing",
        gladly="which training opens doors, and how a chemist ends up cleaning a Madonna",
        hours="Fri 14:00-17:00",
        per_month="2", minutes="30", place="phone",
        place_detail="+39 055 010 0147",
    ),
    DemoHost(
        _host("kwame", "Kwame Boateng", "Africa/Accra", "Solar engineer, mini-grids for villages"),
        headline="I bring the first light switch to villages in Ghana's north",
        field="Renewable energy",
        field_id="engineering",
        topics="climate, solar, engineering, start-ups, career change",
        gladly="what climate work needs besides engineers: teachers, for one",
        hours="Mon-Thu 16:00-18:00",
        per_month="3", minutes="25", place="video link",
        place_detail="https://meet.example/kwame-boateng",
    ),
    DemoHost(
        _host("yuki", "Yuki Tanabe", "Asia/Tokyo", "Sound designer for games"),
        headline="The footsteps in that fox game? Walnuts, and a lot of patience",
        field="Game development",
        field_id="games",
        topics="games, sound, portfolio, remote work",
        gladly="making a portfolio that people listen to for more than ten seconds",
        hours="Tue, Thu 9:00-11:00; Sat 18:00-20:00",
        per_month="2", minutes="20", place="huddle",
        place_detail="Send me a message and I start it",
    ),
    DemoHost(
        _host("elena", "Elena Petrova", "Europe/London", "Midwife in a large hospital"),
        headline="1,200 births, still nervous every time, and glad of it",
        field="Healthcare",
        field_id="health",
        topics="nursing, midwifery, night shifts, second career",
        gladly="training as an adult with rent to pay, and how to sleep in the daytime",
        hours="Wed 19:00-21:00; Sun 15:00-17:00",
        per_month="1", minutes="20", place="phone",
        place_detail="+44 20 7946 0321",
    ),
    DemoHost(
        _host("marcus", "Marcus Webb", "America/New_York", "Investigative reporter, local paper"),
        headline="I read council budgets so that you do not have to",
        field="Journalism",
        field_id="journalism",
        topics="journalism, writing, data, public records",
        gladly="pitching, editors, spreadsheets, honest numbers on pay, and whether you should",
        hours="Tue, Fri 12:00-14:00",
        per_month="2", minutes="25", place="phone",
        place_detail="+1 212 555 0142",
    ),
    DemoHost(
        _host("ana", "Ana Beatriz Rocha", "America/Sao_Paulo", "UX researcher, public health apps"),
        headline="I sit in waiting rooms and ask people what the app got wrong",
        field="Design research",
        field_id="ux",
        topics="ux, research, design, healthcare, career change",
        gladly="what psychology graduates bring to design, and a look at a real study plan",
        hours="Mon, Wed, Fri 09:00-10:30",
        per_month="2", minutes="30", place="video link",
        place_detail="https://meet.example/ana-rocha",
    ),
    DemoHost(
        _host("jonas", "Jonas Bergström", "Europe/Stockholm", "Timber-frame carpenter"),
        headline="Left consulting at 34 to build houses that outlive me",
        field="Carpentry",
        field_id="trades",
        topics="crafts, apprenticeship, own business, career change",
        gladly="apprenticeships for grown-ups, the first winter, and prices that feed a family",
        hours="Sat 9:00-12:00",
        per_month="2", minutes="25", place="in person",
        place_detail="My workshop in Uppsala, there is coffee",
    ),
    DemoHost(
        _host("leila", "Leila Haddad", "Asia/Dubai", "Security engineer at an airline"),
        headline="I am paid to think like a burglar, and to write very polite reports",
        field="Security",
        field_id="security",
        topics="security, engineering, certificates, women in tech",
        gladly="which certificates matter (few), and how to practise without breaking the law",
        hours="Mon-Wed 19:00-21:00",
        per_month="2", minutes="25", place="video link",
        place_detail="https://meet.example/leila-haddad",
    ),
    DemoHost(
        _host("ruth", "Ruth Molefe", "Africa/Johannesburg", "Wildlife veterinarian"),
        headline="My patients weigh four tonnes and have never heard of appointments",
        field="Veterinary science",
        field_id="veterinary",
        topics="animals, conservation, field work, biology, scholarships",
        gladly="routes into wildlife work, and why statistics saves more elephants than darts do",
        hours="Thu 17:00-19:00; Sun 10:00-12:00",
        per_month="1", minutes="25", place="phone",
        place_detail="+27 10 555 0178",
    ),
    DemoHost(
        _host("hugo", "Hugo Lambert", "America/Los_Angeles", "Customer success lead, hardware"),
        headline="I hire people out of support, because I was one",
        field="Customer success",
        field_id="sales",
        topics="support, customer success, product management, layoffs",
        gladly="getting back on your feet after a layoff (I have had two): CVs, gaps and pride",
        hours="Tue-Thu 08:00-09:30",
        per_month="3", minutes="30", place="video link",
        place_detail="https://meet.example/hugo-lambert",
    ),
)  # fmt: skip

ORGANIZER = Resident(
    "ingrid", "Ingrid Solheim", "Europe/Oslo", "organizer", "Runs the alumni programme"
)

RESIDENTS = (*SEEKERS, *(host.resident for host in HOSTS), ORGANIZER)
