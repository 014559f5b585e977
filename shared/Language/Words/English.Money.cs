namespace St4cker.Language.Words;

/// <content>Amounts, currencies and what money goes for. The numbers of currencies are those of Currencies.Codes, of categories those of Categories.All.</content>
internal static partial class English
{
    private static IEnumerable<WordRow> Money =>
    [
        new(Sense.Number, 13, "thirteen"), new(Sense.Number, 14, "fourteen"), new(Sense.Number, 16, "sixteen"), new(Sense.Number, 17, "seventeen"), new(Sense.Number, 18, "eighteen"), new(Sense.Number, 19, "nineteen"),
        new(Sense.Number, 40, "forty | fourty"), new(Sense.Number, 50, "fifty"), new(Sense.Number, 60, "sixty"), new(Sense.Number, 70, "seventy"), new(Sense.Number, 80, "eighty"), new(Sense.Number, 90, "ninety"),
        new(Sense.Scale, 100, "hundred", Care.Weak), new(Sense.Scale, 1000, "thousand | k | grand", Care.Weak), new(Sense.Scale, 1_000_000, "million | mln | mio", Care.Weak),

        new(Sense.Currency, 0, "$ | dollar | dollars | usd | bucks | buck | us $ | us dollars | us dollar"), new(Sense.Currency, 1, "€ | eur | euro | euros"), new(Sense.Currency, 2, "£ | gbp | pound | pounds | quid"),
        new(Sense.Currency, 3, "₽ | rub | rubles | roubles | ruble"), new(Sense.Currency, 4, "rp | idr | rupiah | rupiahs"), new(Sense.Currency, 5, "¥ | jpy | yen"), new(Sense.Currency, 6, "sgd | s $"), new(Sense.Currency, 7, "myr | rm | ringgit"),
        new(Sense.Currency, 8, "aud | a $"), new(Sense.Currency, 9, "cad | c $"), new(Sense.Currency, 10, "cny | rmb | yuan"), new(Sense.Currency, 11, "inr | ₹ | rupees | rupee"), new(Sense.Currency, 12, "kzt | ₸"), new(Sense.Currency, 13, "uah | ₴"),
        new(Sense.Currency, 14, "byn"), new(Sense.Currency, 15, "₺ | lira"), new(Sense.Currency, 16, "thb | baht | ฿"), new(Sense.Currency, 17, "php | ₱"), new(Sense.Currency, 18, "vnd | ₫"), new(Sense.Currency, 19, "krw | ₩"),
        new(Sense.Currency, 20, "chf | francs"), new(Sense.Currency, 21, "pln | zloty"), new(Sense.Currency, 22, "hkd"), new(Sense.Currency, 23, "nzd"),
        new(Sense.Slang, 1002, "tenner | a tenner"), new(Sense.Slang, 502, "fiver | a fiver"),
        new(Sense.Cents, 0, "cents | cent"), new(Sense.Cents, 2, "pence"),

        new(Sense.Spent, 0, "paid | spent | bought | lost | spnt | payed | donated | gave | tipped | lent | dropped | cost me | spent like | i just spent like | got | i just spent | i just paid | i just bought | i spent like | i gave | expense | i paid | i spent | i bought | just paid | just bought | just spent | cost me | it cost me | costs me | expense: | paid for | spent on | ordered | blew | grabbed | i grabbed"),
        new(Sense.Spent, 1, "cost | costs"),
        new(Sense.Earned, 0, "received | earned | got paid | i received | i earned | i got paid | just got paid | income | i got | got | got back | made | sold | gave me | sent me | paid me | paid me back"),
        new(Sense.Earned, 1, "salary | refund | got refunded | payday | paycheck | bonus | wages | wage | cashback | refunded | dividend | freelance payment"),
        new(Sense.Lead, (int)LeadKind.Expense, "add expense | new expense | log expense | record expense | add an expense | expense for | log an expense"),
        new(Sense.Lead, (int)LeadKind.Income, "add income | new income | log income | record income | add an income"),

        new(Sense.Category, 0, "coffee | coffees | beers | pizzas | sandwiches | teas | lunch | dinner | breakfast | brunch | food | pizza | burger | sushi | restaurant | cafe | café | snack | snacks | tea | drinks | drink | beer | beers | wine | bar | pub | takeaway | takeout | sandwich | starbucks "
            + "| mcdonalds | mcdonald's | kebab | ice cream | latte | cappuccino | espresso | noodles | ramen | meal | meals | cake | lunches | pint | pints | doordash | deliveroo | chicken | tacos | donut | donuts | bagel | curry | salad | juice | boba | bubble tea | steak | croissant | pret | greggs | nando's | nandos"),
        new(Sense.Category, 1, "groceries | grocery | supermarket | milk | bread | eggs | vegetables | veg | fruit | fruits | meat | tesco | aldi | lidl | sainsbury's | sainsburys | waitrose | walmart | costco | asda"),
        new(Sense.Category, 2, "taxi | uber | bus | train | metro | subway | fuel | petrol | gas | parking | toll | cab | lyft | tube | bus ticket | train ticket | oyster | bolt | car wash | diesel | tram | ferry | gasoline | bus fare | fare"),
        new(Sense.Category, 3, "rent | mortgage | furniture | landlord | plumber | deposit"),
        new(Sense.Category, 4, "electricity | water bill | internet | wifi | wi-fi | phone bill | bill | bills | electric | gas bill | phone | broadband | electricity bill | internet bill | electric bill | insurance | council tax | tax | taxes | utilities | mobile | sim"),
        new(Sense.Category, 5, "doctor | dentist | prescription |  medicine | pharmacy | pills | hospital | gym | vitamins | gym membership | haircut | glasses | physio | therapy | optician | meds | painkillers | toothpaste"),
        new(Sense.Category, 6, "book | books | course | tuition | school | textbook | textbooks | university | courses | class | lesson | lessons | school fees | tutor | tutoring | stationery | notebook | pens"),
        new(Sense.Category, 7, "movie | movies | cinema | netflix | spotify | game | games | concert | theatre | theater | tickets | museum | steam | disney | hbo | youtube premium | bowling | gig | party"),
        new(Sense.Category, 8, "clothes | shoes | shirt | t-shirt | amazon | jacket | jeans | dress | laptop | headphones | charger | sneakers | socks | keyboard | mouse | cable | ikea | mall | coat | bag | phone case | makeup | monitor | toys"),
        new(Sense.Category, 9, "flight | flights | hotel | airbnb | hostel | trip | vacation | holiday | plane ticket | plane tickets | visa | luggage"),
        new(Sense.Category, 10, "gift | gifts | present | presents | flowers | donation | charity | birthday present | birthday gift"),
        new(Sense.Category, 11, "kids | nappies | diapers | daycare | nursery | babysitter | childcare | mum | mom | pet food | vet"),
        new(Sense.Category, 12, "office | office supplies | client lunch | domain | hosting | software"),
        new(Sense.Category, 13, "salary | payday | paycheck | wages | wage | bonus"),
        new(Sense.Category, 14, "invoice | freelance | client | sales | side job | commission | gig payment | logo design"),
    ];
}
