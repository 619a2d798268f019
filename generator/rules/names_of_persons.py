"""Words by which a name of a person is known: first names, surnames, titles and offices.

First names and surnames are a choice from the most common ones of the Netherlands, as the public
lists show them: of first names that of the Sociale Verzekeringsbank and the Nederlandse
Voornamenbank (Meertens Instituut), of surnames the Nederlandse Familienamenbank (CBG). Names that
are a common word (Roos, Job, Bloem) are left out. No list of names is whole.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


FIRST_NAMES = words(
    """
    Aart Abdel Abdelkader Abdellah Abdul Abdullah Achmed Adam Adriaan Adriana Adrie Ahmed
    Ahmet Aicha Aisha Albert Alex Alexander Alexandra Ali Alice Alie Alina Amber Amina Amir
    Amira Andre André Andrea Andreas Andries Angela Angelique Anita Anja Anke Ankie Ann Anna
    Anne Annelies Anneke Annemarie Annemiek Annet Annette Annie Anouk Anton Antoine Antonie
    Antoinette Antoon Appie Ard Arend Arie Arjan Arjen Armin Arno Arnold Arnoud Arthur Ashley
    Astrid Atie Ayoub Ayse Ayşe Aziz Babette Barbara Bart Bas Bastiaan Beatrix Ben Benjamin
    Benno Bernadette Bernard Bernd Bert Berta Bertus Betty Bianca Bilal Boris Boudewijn Bram
    Brahim Brenda Brigitte Bruno Burak Carel Carin Carina Carla Carlo Carlos Carmen Carola
    Carolien Caroline Casper Catharina Cees Chantal Charles Charlotte Chris Christa Christel
    Christiaan Christian Christien Christina Christine Cindy Claire Clara Claudia Clemens Coby
    Cor Corina Corine Corinne Cornelia Cornelis Corrie Cynthia Daan Daisy Dalila Damian
    Danielle Daniël Daniel David Deborah Demi Denise Dennis Derk Diana Diederik Dieuwertje
    Dilan Dimitri Dirk Ditte Donald Doreen Dorien Douwe Ebru Eddy Edith Eduard Edward Edwin
    Eefje Eelco Elena Elif Elisabeth Elise Eline Ellen Elly Els Elsa Emma Emine Emiel Emily
    Emre Erik Eric Erica Erika Ernst Erwin Esra Esmee Esther Eugenie Eva Evelien Evelyn Evert
    Ewout Fadma Farid Farida Fatih Fatima Fatiha Fatma Femke Ferdinand Ferry Fenna Floor
    Floortje Floris Fouad Frances Francis Franciscus Frank Frans Fransje Fred Frederik Freek
    Frits Gabriel Geert Geertje Geertruida Gerard Gerarda Gerben Gerda Gerrie Gerrit Gert
    Gertjan Gijs Gijsbert Gizem Glenn Greet Greetje Grietje Guido Guus Gwen Habiba Halil Hamid
    Hamza Hanna Hannah Hanneke Hannie Hans Harm Harold Harrie Harry Hasan Hassan Hatice Heidi
    Hein Helen Helena Helma Hendrik Hendrika Henk Hennie Henny Henri Henriette Henrike Herman
    Hidde Hilda Hilde Houda Hubert Hugo Hüseyin Ibrahim Ilham Ilona Ilse Imane Imke Ina Ineke
    Inge Ingeborg Ingrid Irene Irina Iris Irma Isabel Isabella Ismail Ivo Ivonne Jaap Jacob
    Jacoba Jacobus Jacques Jacqueline Jamal Jamila Jan Janet Janine Janna Janneke Jannie Jans
    Janny Jantine Jantje Jarno Jasmijn Jasper Jeanette Jeannette Jeffrey Jelle Jelmer Jennifer
    Jenny Jeroen Jesse Jessica Jet Jetta Jetty Jilles Jip Jitske Joan Joanna Jochem Joep Johan
    Johanna Johannes John Jolanda Jolande Joleen Jonathan Joop Joost Jordy Joris José
    Josephine Joshua Joyce Judith Jules Julia Julian Juliana Julie Jurgen Jurre Justin Kai
    Karel Karen Karim Karima Karin Karlijn Kasper Kees Kelly Kemal Kenneth Kevin Khadija
    Khalid Kim Kimberley Klaas Klaasje Koen Koenraad Kübra Lars Latifa Laura Leendert Leila
    Lena Leo Leon Leonard Leonie Leonoor Leontien Liam Lianne Lieke Liesbeth Lieve Linda Lisa
    Lisanne Lisette Lize Lizzy Loek Lodewijk Loes Lonneke Lotte Louis Louisa Louise Luc Lucas
    Lucia Luca Luuk Maaike Maarten Maartje Machiel Madelon Mandy Manon Manuela Marc Marcel
    Marco Mareike Margaret Margot Margreet Margriet Maria Marian Marianne Marie Marieke
    Mariëlle Marielle Marije Marijke Marijn Marike Marina Marinus Mario Marion Mariska Marit
    Marja Marjan Marjo Marjolein Mark Marleen Marlies Marloes Marlous Marta Martha Martijn
    Martin Martine Marthe Mathijs Mathilde Matthias Matthijs Maud Maurice Maurits Max Maxima
    Máxima Mees Mehdi Mehmet Meike Melanie Melissa Melvin Merel Meryem Michael Michel Michelle
    Michiel Mick Mieke Mies Mike Mila Milan Mirjam Miranda Mitchell Mohamed Mohammed Mohammad
    Monica Monique Mounir Mourad Muhammed Murat Mustafa Myra Nadia Naima Najat Nancy Naomi
    Natalie Natasja Nathalie Nick Nicky Nico Nicolaas Nicole Niels Nienke Nils Nina Noah Noor
    Noortje Nora Nordin Olaf Olga Olivia Omar Onno Oscar Osman Otto Ömer Özlem Pascal Pascale
    Patrice Patricia Patrick Paul Paula Pauline Peter Petra Petronella Philip Pieter Pieternel
    Piet Pim Priscilla Quinten Rachel Rachid Rachida Ralph Ramazan Ramon Raoul Raymond Rebecca
    Regina Reinier Reinout Rembrandt Remco René Renate Renée Renske Ria Riad Richard Rick Rico
    Rien Riet Rik Rikkert Rina Rita Rob Robbert Robert Robin Roderick Roel Roelof Roger Roland
    Rolf Romy Ronald Ronnie Rosa Rosalie Rosemarie Rowan Ruben Rudi Rudolf Rudy Ruth Ruud Ryan
    Saida Said Salim Salima Sam Samantha Samir Samira Samuel Sander Sandra Sanne Sara Sarah
    Saskia Sebastiaan Selim Selma Semih Sevda Sharon Sibel Siem Siebe Sietske Sigrid Silvia
    Simon Simone Sjaak Sjoerd Sjors Sofie Sonja Soraya Stefan Stefanie Stella Stephan Steven
    Stijn Suzan Suzanne Sven Sybren Sylvia Tamara Tanja Tara Teun Thea Theo Theodorus Thijs
    Thomas Tijmen Tim Timo Tineke Tjeerd Tobias Tom Tomas Ton Tonny Truus Ursula Valerie
    Vanessa Vera Victor Vincent Virginia Wendy Wessel Wiebe Wilbert Wilco Wilhelmina Willem
    Willemijn Willy Wilma Wim Winston Wouter Xander Yara Yasin Yasmin Yasmina Youssef Yusuf
    Yvette Yvonne Zahra Zainab Zeynep Zoë Zohra
    """
)

SURNAMES = words(
    """
    Aalbers Aarts Achterberg Adriaansen Akkerman Alberts Aydin Aydın Baars Bakker Bakkers Bax
    Beekman Berends Bergsma Bijl Bijlsma Blokland Boekel Boer Boersma Boogaard Boonstra Bosch
    Bosma Bosman Brouwer Brouwers Bruin Bruins Buijs Burger Claassen Claessens Coenen
    Cornelissen Dekker Demir Dijkman Dijkstra Dijksma Driessen Doğan Eijk Elbers Engelen Evers
    Feenstra Franken Gerritsen Geurts Goossens Groen Groeneveld Haan Hendriks Hendrikx Hermans
    Hermsen Heijden Hoekstra Hofman Hofstra Hoogendoorn Houtman Huisman Huizinga Jacobs Jansen
    Jansma Janssen Janssens Jong Jonker Kaya Kılıç Klaassen Koenen Koning Konings Kooistra
    Koster Kramer Kuijpers Kuipers Lammers Leeuwen Lubbers Maas Martens Meijer Meijers Meulen
    Mohan Mol Mulder Nijhuis Nijland Offermans Oosterhuis Otten Özdemir Öztürk Ozturk Pauw
    Peeters Peters Petersen Pietersen Postma Pronk Prins Rademaker Ramdin Rietveld Roelofs
    Romeijn Rutte Sahin Şahin Schaap Schipper Schippers Scholten Schouten Schreuder Schuurman
    Sietsma Sijtsma Slot Smeets Smit Smits Snijders Steenbergen Stam Sterk Terpstra Timmer
    Timmerman Timmermans Tromp Veenstra Velden Verbeek Verberne Verhagen Verhoeven Verhoef
    Vermeer Vermeulen Verschoor Verschuren Visser Vissers Vlaar Vonk Vos Vries Wagenaar
    Wiersma Willems Willemsen Wolters Wouters Yıldırım Yildirim Yıldız Yildiz Yılmaz Yilmaz
    Zijlstra Zonneveld Zwart
    """
)

PARTICLES = (
    r"(?:van|von|de|den|der|du|da|dos|des|te|ter|ten|'t|’t|'s|’s|el|al|la|le|ben|bin|vd|v\.d\."
    r"|op den|op 't|op ’t|in 't|in ’t|uit den|aan den)"
)
"""What stands between a first name and a surname."""

ADDRESSES = words("heer dhr mevrouw mevr mw mejuffrouw meneer mijnheer jonkheer jonkvrouw")
"""How someone is addressed: what follows with a capital is a name."""

TITLES = words("prof drs dr mr ir ing ds jhr jkvr bc professor doctor dokter")
"""Titles of who studied; ``ir`` and those after it only count with a full stop."""

OFFICES = words(
    """
    wethouder burgemeester minister minister-president staatssecretaris premier raadslid
    kamerlid gedeputeerde senator
    """
)
"""Who holds such an office, is often named with it."""

MORE_OFFICES = words(
    """
    directeur voorzitter secretaris griffier hoogleraar lector onderzoeker ambtenaar
    medewerker beleidsmedewerker adviseur beleidsadviseur projectleider auteur jurist advocaat
    ombudsman rapporteur contactpersoon manager bestuurder woordvoerder
    """
)
"""After these as often the name of an organisation follows: only a surname that is known counts."""

NO_SURNAMES = words(
    """
    Algemene Arbeid Asiel Binnenlandse Buitenlandse Bestaanszekerheid Burgemeester Cultuur
    Defensie De Den Der Die Dit Digitale Economie Economische Een En Er Financiën Gezondheid
    Heeft Het Hij Hoe Hoofd Huisvesting Ik In Infrastructuur Inkomen Is Jeugd Jeugdzorg
    Jongeren Justitie Kamer Klimaat Koninkrijksrelaties Kunst Landbouw Langdurige
    Maatschappelijke Media Met Migratie Milieu Minister Mobiliteit Modaal Naar Natuur Niet Of
    Om Onderwijs Ook Op Participatie Pensioenen Publiek Publieke Ruimtelijke Schulden Sociaal
    Sociale Sport Staatssecretaris Te Toen Toeslagen U Van Veiligheid Volksgezondheid
    Volkshuisvesting Voor Voorzitter Waar Wat Welzijn Werk Wethouder Wie Wij Wonen Zal Zaken
    Zij Zo Zorg Raad Raadsheer Rechter Pastoor Dominee Noot Directeur President Secretaris Dat
    Deze Als Bij Dan Daar Door Maar Na Nu Over Per Uit Want
    """
)
"""What may follow an office or the end of a sentence, and is no surname."""

NO_PERSONS = frozenset(
    {"Anna Paulowna", "Maria Hoop", "Anna Jacobapolder", "Jan Modaal", "Jan Mayen", "Jan Alleman"}
    | {"Maria Hemelvaart", "Jan Publiek", "Jan Splinter", "Santa Maria", "Johannes Post"}
    | {"Max Havelaar", "Robin Hood", "Amber Alert", "Albert Heijn", "Jan Linders", "Anne Frank"}
    | {"Rosa Luxemburg", "Max Planck", "Maria Magdalena", "Johannes Bosco"}
)
"""Places and sayings that look like a name."""

BEFORE = (
    r"(?:Stichting|Vereniging|Fonds|Bureau|Hogeschool|Commissie|Wet|Motie|Arrest|Amendement|College|School|Basisschool"
    r"|Koning|Koningin|Prins|Prinses|Sint|St\.|Huize|Huis|Museum|Instituut|Ziekenhuis|Universiteit)"
)
"""What a name before which this stands belongs to: an institution."""

AFTER = (
    r"(?:Stichting|Fonds|Foundation|Hogeschool|Huis|Instituut|Institute|School|College|Lyceum|Academie"
    r"|Universiteit|University|Ziekenhuis|Museum|Prijs|Award|Arena|Stadion|Straat|Laan|Plein"
    r"|Groep|Centrum|Kliniek|Lezing|Leerstoel|Bank|B\.V\.|BV|N\.V\.|NV)"
)
"""What makes the name before it that of an institution or a place."""

ENDINGS = (
    r"(?:straat|laan|plein|weg|kade|dreef|singel|hof|park|school|college|lyceum|huis|fonds|polder"
    r"|stichting|instituut|centrum|prijs|lezing|leerstoel|gracht|brug|ziekenhuis|kliniek|wet|norm"
    r"|kwartier|wijk|buurt|dijk(?=-)|hal|haven|akkoord|commissie|universiteit|model|methode)"
)
"""Words that end so are called after someone, and are no one's name."""
