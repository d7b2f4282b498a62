@ics2 @area:notification @topic:self-check
Feature: The simulated customs side tells those to whom a message is due, and no other

  Who hears what follows from customs' register of operators: a party is connected when its EORI is registered in UUM&DS and
  its preferences name an access point, and most notifications come on permanent subscription only (Business process
  descriptions L4, G-01-02 and G-03; Interface Control Document 3.30, 3.1.8). A forwarder and a carrier of our own take part here.

  @ICS2-NOT-01
  Scenario Outline: A carrier that is <connected> and has subscribed to <messages> hears of the registration or does not
    Given the carrier is <connected>
    And the carrier has subscribed to <messages>
    When the forwarder files an IE3F10 for the carrier
    Then IE3R01 reaches <parties>

    Examples:
      | connected     | messages | parties                       |
      | connected     | IE3R01   | the forwarder and the carrier |
      | connected     | nothing  | the forwarder                 |
      | not connected | IE3R01   | the forwarder                 |
      | not connected | nothing  | the forwarder                 |

  @ICS2-SEED-22
  Scenario Outline: Behind a provider: the EORI of the carrier <registered>, the access point <name> in its preferences
    Given the carrier's EORI is <registered> in UUM&DS, and the provider's access point <name> in its preferences
    And the carrier has subscribed to IE3R01
    When the forwarder files an IE3F10 for the carrier
    Then IE3R01 reaches <parties>

    Examples:
      | registered     | name   | parties                       |
      | registered     | is     | the forwarder and the carrier |
      | registered     | is not | the forwarder                 |
      | not registered | is     | the forwarder                 |
      | not registered | is not | the forwarder                 |

  @ICS2-NOT-02
  Scenario: The carrier of a minimum set without master air waybill is not guessed
    Given the carrier is connected
    And the carrier has subscribed to IE3R01
    When the forwarder files an IE3F24 for the carrier
    Then IE3R01 reaches the forwarder and the carrier
    When the forwarder files another minimum set without master air waybill
    Then no further IE3R01 reaches the carrier

  @ICS2-NOT-03
  Scenario Outline: That the analysis is complete is told on subscription: forwarder <forwarder>, carrier <carrier>
    Given the carrier is connected
    And the carrier has subscribed to <carrier>
    And the forwarder has subscribed to <forwarder>
    And the forwarder has filed an IE3F10 for the carrier
    When customs finds nothing against the goods
    Then IE3N03 reaches <parties>

    Examples:
      | forwarder | carrier | parties                       |
      | IE3N03    | IE3N03  | the forwarder and the carrier |
      | IE3N03    | nothing | the forwarder                 |
      | nothing   | IE3N03  | the carrier                   |
      | nothing   | nothing | nobody                        |

  @ICS2-NOT-04
  Scenario: Of three containers one must not be loaded, and the other two are cleared
    Given the forwarder has subscribed to IE3N03
    And the forwarder has filed an IE3F10 for the carrier, with the containers CSQU3054383, MSKU6011674 and TGHU7599330
    When customs forbids to load the container MSKU6011674
    And customs finds nothing against the goods
    Then IE3Q01 at the forwarder names the container MSKU6011674, and no other
    And IE3N03 at the forwarder names the containers CSQU3054383 and TGHU7599330, and no other

  @ICS2-NOT-04
  Scenario: Nothing is cleared where nothing may be loaded
    Given the forwarder has subscribed to IE3N03
    And the forwarder has filed an IE3F10 for the carrier, with the container CSQU3054383
    When customs forbids to load the goods
    And customs finds nothing against the goods
    Then IE3Q01 reaches the forwarder
    And IE3N03 reaches nobody

  @ICS2-NOT-05
  Scenario Outline: A carrier that is <connected> and has subscribed to <messages> hears of a request for information or does not
    Given the carrier is <connected>
    And the carrier has subscribed to <messages>
    And the forwarder has filed an IE3F10 for the carrier
    When customs asks the filer for information
    Then IE3Q02 reaches the forwarder
    And IE3N04 reaches <party>

    Examples:
      | connected     | messages | party       |
      | connected     | IE3N04   | the carrier |
      | connected     | nothing  | nobody      |
      | not connected | IE3N04   | nobody      |

  @ICS2-NOT-06
  Scenario Outline: A carrier that is <connected> and has subscribed to <messages> hears of a request for screening or does not
    Given the carrier is <connected>
    And the carrier has subscribed to <messages>
    And the forwarder has filed an IE3F24 for the carrier
    When customs wants the goods to be screened
    Then IE3Q03 reaches the forwarder
    And IE3N05 reaches <party>

    Examples:
      | connected     | messages | party       |
      | connected     | IE3N05   | the carrier |
      | connected     | nothing  | nobody      |
      | not connected | IE3N05   | nobody      |

  @ICS2-NOT-07
  Scenario Outline: Do not load goes to a carrier that is <connected>, whatever it has subscribed to: <filing>
    Given the carrier is <connected>
    And the carrier has subscribed to nothing
    And the forwarder has filed an <filing> for the carrier
    When customs forbids to load the goods
    Then IE3Q01 reaches <parties>

    Examples:
      | filing | connected     | parties                       |
      | IE3F24 | connected     | the forwarder and the carrier |
      | IE3F24 | not connected | the forwarder                 |
      | IE3F26 | connected     | the forwarder and the carrier |
