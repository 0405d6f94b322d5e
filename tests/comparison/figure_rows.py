"""Figures beside the figures of a source, and what the desk must read about them.

A row: the article's words, the source's words, the finding, and words of the headline. In both
texts the figure stands in braces with what extraction would say about it:
{surface|kind|value|unit|thing}, value with its modifier in front (~ < > ≤ ≥), a range as
"low..high", a date as its ISO form. Finding "none" means that nothing near was found.
"""

Row = tuple[str, str, str, str]

AGREE: tuple[Row, ...] = (
    (
        "{5,200|count|5200|troop|us troop} US troops are there",
        "There are {5,200|count|5200|troop|us troop} US troops.",
        "agrees",
        "5,200 in the source too",
    ),
    (
        "{five thousand|count|5000|troop|us troop} US troops",
        "{5,000|count|5000|troop|us troop} US troops",
        "agrees",
        "5,000 in the source too",
    ),
    (
        "{5.2 million|count|5200000|vote|vote} votes",
        "{5,200,000|count|5200000|vote|vote} votes",
        "agrees",
        "5,200,000 in the source too",
    ),
    (
        "{more than 5,000|count|>5000|troop|us troop} US troops",
        "{over 5,000|count|>5000|troop|us troop} US troops",
        "agrees",
        "over 5,000 in the source too",
    ),
    (
        "{about 5,200|count|~5200|troop|us troop} US troops",
        "{5,200|count|5200|troop|us troop} US troops",
        "agrees",
        "5,200 in the source too",
    ),
    (
        "{5,000|count|5000|soldier|us soldier} US soldiers",
        "{5,000|count|5000|troop|us troop} US troops",
        "agrees",
        "5,000 in the source too",
    ),
    (
        "prices rose {3.4%|percent|3.4|percent|} in May",
        "Prices rose by {3.4 per cent|percent|3.4|percent|} in May.",
        "agrees",
        "3.4 per cent in the source too",
    ),
    (
        "it cost {$12m|money|12000000|dollar|} to build",
        "It cost {12 million dollars|money|12000000|dollar|} to build.",
        "agrees",
        "12 million dollars in the source too",
    ),
    (
        "the talks took {two weeks|duration|2|week|}",
        "The talks took {14 days|duration|14|day|}.",
        "agrees",
        "14 days in the source too",
    ),
    (
        "on {6 January|date|2020-01-06||} he spoke",
        "He spoke on {6 January 2020|date|2020-01-06||}.",
        "agrees",
        "6 January 2020 in the source too",
    ),
    (
        "in {January 2020|date|2020-01||} he spoke",
        "He spoke on {6 January 2020|date|2020-01-06||}.",
        "agrees",
        "6 January 2020",
    ),
    (
        "{between 40 and 50|range|40..50|house|house} houses burnt",
        "{40 to 50|range|40..50|house|house} houses burnt",
        "agrees",
        "40 to 50 in the source too",
    ),
    (
        "the suspect, {34|age|34|year|}",
        "The suspect is {34|age|34|year|}.",
        "agrees",
        "34 in the source too",
    ),
)

ROUND: tuple[Row, ...] = (
    (
        "{5.2 million|count|5200000|vote|vote} votes",
        "{5,187,412|count|5187412|vote|vote} votes",
        "rounds_to",
        "5,187,412 in the source, rounded here to 5.2 million",
    ),
    (
        "{5.2 million|count|5200000|vote|vote} votes",
        "{5,150,000|count|5150000|vote|vote} votes",
        "rounds_to",
        "5,150,000 in the source",
    ),
    (
        "{5.2 million|count|5200000|vote|vote} votes",
        "{5,250,000|count|5250000|vote|vote} votes",
        "differs",
        "50,000 fewer",
    ),
    (
        "{5,200|count|5200|troop|us troop} US troops",
        "{5,187|count|5187|troop|us troop} US troops",
        "rounds_to",
        "5,187 in the source, rounded here to 5,200",
    ),
    (
        "{about 5,000|count|~5000|troop|us troop} US troops",
        "{5,200|count|5200|troop|us troop} US troops",
        "rounds_to",
        "rounded here to about 5,000",
    ),
    (
        "{about 5,000|count|~5000|troop|us troop} US troops",
        "{5,900|count|5900|troop|us troop} US troops",
        "differs",
        "900 fewer (15%)",
    ),
    (
        "prices rose {3%|percent|3|percent|} in May",
        "Prices rose by {3.4%|percent|3.4|percent|} in May.",
        "rounds_to",
        "3.4% in the source, rounded here to 3%",
    ),
    (
        "prices rose {3.4%|percent|3.4|percent|} in May",
        "Prices rose by {3.46%|percent|3.46|percent|} in May.",
        "differs",
        "3.4% here, 3.46% in the source",
    ),
    (
        "it cost {$1.2bn|money|1200000000|dollar|} to build",
        "It cost {$1,187,000,000|money|1187000000|dollar|} to build.",
        "rounds_to",
        "rounded here to $1.2bn",
    ),
    (
        "the walk is {10 miles|measure|10|mile|}",
        "The walk is {16 km|measure|16|kilometre|}.",
        "rounds_to",
        "16 km in the source, rounded here to 10 miles",
    ),
    (
        "{12|count|12|house|house} houses burnt",
        "{13|count|13|house|house} houses burnt",
        "differs",
        "12 here, 13 in the source: 1 fewer (8%)",
    ),
)

BOUND: tuple[Row, ...] = (
    (
        "{more than 5,000|count|>5000|troop|us troop} US troops",
        "{about 5,200|count|~5200|troop|us troop} US troops",
        "within_bound",
        "about 5,200 in the source fits more than 5,000",
    ),
    (
        "{more than 5,000|count|>5000|troop|us troop} US troops",
        "{5,000|count|5000|troop|us troop} US troops",
        "differs",
        "more than 5,000 here, 5,000 in the source",
    ),
    (
        "{at least 5,000|count|≥5000|troop|us troop} US troops",
        "{5,000|count|5000|troop|us troop} US troops",
        "within_bound",
        "5,000 in the source fits at least 5,000",
    ),
    (
        "{more than 5,000|count|>5000|troop|us troop} US troops",
        "{4,800|count|4800|troop|us troop} US troops",
        "differs",
        "200 more",
    ),
    (
        "{fewer than 300|count|<300|house|house} houses burnt",
        "{280|count|280|house|house} houses burnt",
        "within_bound",
        "280 in the source fits fewer than 300",
    ),
    (
        "{fewer than 300|count|<300|house|house} houses burnt",
        "{more than 300|count|>300|house|house} houses burnt",
        "differs",
        "fewer than 300 here, more than 300 in the source",
    ),
    (
        "{more than 4,000|count|>4000|troop|us troop} US troops",
        "{more than 5,000|count|>5000|troop|us troop} US troops",
        "within_bound",
        "more than 5,000 in the source",
    ),
    (
        "{between 40 and 50|range|40..50|house|house} houses burnt",
        "{46|count|46|house|house} houses burnt",
        "within_bound",
        "46 in the source fits between 40 and 50",
    ),
    (
        "{46|count|46|house|house} houses burnt",
        "{between 40 and 50|range|40..50|house|house} houses burnt",
        "differs",
        "46 here, between 40 and 50 in the source",
    ),
)

LOST: tuple[Row, ...] = (
    (
        "{5,200|count|5200|troop|us troop} US troops",
        "{about 5,200|count|~5200|troop|us troop} US troops",
        "modifier_lost",
        "“about” is lost: about 5,200 in the source, 5,200 here",
    ),
    (
        "{5,000|count|5000|troop|us troop} US troops",
        "{more than 5,000|count|>5000|troop|us troop} US troops",
        "modifier_lost",
        "“more than” is lost",
    ),
    (
        "{about 5,000|count|~5000|troop|us troop} US troops",
        "{more than 5,000|count|>5000|troop|us troop} US troops",
        "modifier_lost",
        "“more than” became “about”",
    ),
    (
        "{5,200|count|5200|troop|us troop} US troops",
        "{some 5,187|count|~5187|troop|us troop} US troops",
        "modifier_lost",
        "“about” is lost",
    ),
    (
        "prices rose {3.4%|percent|3.4|percent|} in May",
        "Prices rose by {almost 3.4%|percent|<3.4|percent|} in May.",
        "modifier_lost",
        "lost",
    ),
)

DIFFER: tuple[Row, ...] = (
    (
        "Currently {5,000|count|5000|troop|us troop} US troops are in Iraq",
        "{About 5,200|count|~5200|troop|us troop} US troops are in Iraq.",
        "differs",
        "5,000 here, about 5,200 in the source: 200 fewer (4%)",
    ),
    (
        "it cost {$12m|money|12000000|dollar|} to build",
        "It cost {$14m|money|14000000|dollar|} to build.",
        "differs",
        "2 million less",
    ),
    (
        "he spoke on {5 January 2020|date|2020-01-05||} in Washington",
        "In Washington he spoke on {6 January 2020|date|2020-01-06||}.",
        "differs",
        "5 January 2020 here, 6 January 2020 in the source",
    ),
    (
        "{12 January|date|2020-01-12||} was the deadline for bids",
        "The strike began on {6 March 2019|date|2019-03-06||}.",
        "none",
        "",
    ),
)

SCALE: tuple[Row, ...] = (
    (
        "{5.2 billion|count|5200000000|vote|vote} votes",
        "{5.2 million|count|5200000|vote|vote} votes",
        "scale",
        "a thousand times as much",
    ),
    (
        "{52,000|count|52000|troop|us troop} US troops",
        "{5,200|count|5200|troop|us troop} US troops",
        "scale",
        "ten times as much",
    ),
    (
        "it cost {$1.2m|money|1200000|dollar|} to build",
        "It cost {$1,187,000,000|money|1187000000|dollar|} to build.",
        "scale",
        "a thousandth",
    ),
    (
        "{10|count|10|house|brick house} brick houses burnt",
        "{1|count|1|house|brick house} brick house burnt",
        "differs",
        "10 here, 1 in the source",
    ),
)

UNIT: tuple[Row, ...] = (
    (
        "support fell {3%|percent|3|percent|} in May",
        "Support fell by {3 percentage points|points|3|point|} in May.",
        "unit",
        "3% here, 3 percentage points in the source",
    ),
    (
        "the walk is {10 miles|measure|10|mile|}",
        "The walk is {10 km|measure|10|kilometre|}.",
        "unit",
        "10 miles here, 10 km in the source",
    ),
    (
        "it cost {$12m|money|12000000|dollar|} to build",
        "It cost {£12m|money|12000000|pound|} to build.",
        "unit",
        "$12m here, £12m in the source",
    ),
    (
        "the talks took {two weeks|duration|2|week|}",
        "The talks took {two days|duration|2|day|}.",
        "unit",
        "two weeks here, two days in the source",
    ),
)

THING: tuple[Row, ...] = (
    (
        "{5,200|count|5200|troop|us troop} US troops",
        "{5,200|count|5200|officer|police officer} police officers",
        "thing_differs",
        "5,200 US troops here, 5,200 police officers in the source",
    ),
    (
        "{5,200|count|5200|troop|us troop} US troops",
        "{5,200|count|5200|troop|iraqi troop} Iraqi troops",
        "thing_differs",
        "5,200 US troops here, 5,200 Iraqi troops in the source",
    ),
    (
        "{12|count|12|house|house} houses burnt",
        "{12|count|12|sanction|sanction} sanctions were agreed",
        "none",
        "",
    ),
    (
        "{12|count|12|house|house} houses burnt in the night fire",
        "{12|count|12|car|car} cars burnt in the night fire",
        "thing_differs",
        "12 houses here, 12 cars in the source",
    ),
)

NOTHING: tuple[Row, ...] = (
    (
        "{5,200|count|5200|troop|us troop} US troops",
        "Nobody counted the troops.",
        "none",
        "",
    ),
    (
        "prices rose {3.4%|percent|3.4|percent|} in May",
        "The mayor owns {40%|percent|40|percent|} of the harbour.",
        "none",
        "",
    ),
    (
        "{two|count|2|man|man} men were seen near the bank",
        "{Five|count|5|man|man} men play in the team.",
        "none",
        "",
    ),
    (
        "it cost {$12m|money|12000000|dollar|} to build",
        "{12 million|count|12000000|vote|vote} votes",
        "none",
        "",
    ),
)

ROWS = AGREE + ROUND + BOUND + LOST + DIFFER + SCALE + UNIT + THING + NOTHING
