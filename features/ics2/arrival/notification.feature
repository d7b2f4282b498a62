@ics2 @area:arrival @needs:stimulate:ics2.arrive
Feature: The carrier notifies the arrival of its ship, barge or aircraft

  Whoever operates the vessel or aircraft tells customs that it has arrived, so that what was declared for it can be found
  (Union Customs Code, Article 133; Business process descriptions L3.5, GET05). Other modes of transport have no such notification.

  @ICS2-ARR-01 @ICS2-AS4-08
  Scenario Outline: A journey of the <carrier> is notified once, where it enters the Union
    Given the <carrier> has goods under way to two places in the Union
    When the journey calls outside the Union, at its first place in it, and at its second
    And then another of its journeys comes to the Union
    Then customs is notified of the first journey once, at its first place in the Union

    @role:sea-carrier @mode:maritime
    Examples:
      | carrier     |
      | sea carrier |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | carrier        |
      | inland carrier |

    @role:air-carrier @mode:air
    Examples:
      | carrier     |
      | air carrier |

  @ICS2-ARR-02 @needs:set-clock
  Scenario Outline: The <carrier> notifies its arrival when it has arrived, not when it was to
    Given the <carrier> expects to be in the Union in 4 hours
    When it arrives 2 hours late
    Then customs is notified after the arrival, and not before

    @role:sea-carrier @mode:maritime
    Examples:
      | carrier     |
      | sea carrier |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | carrier        |
      | inland carrier |

    @role:air-carrier @mode:air
    Examples:
      | carrier     |
      | air carrier |

  @ICS2-ARR-03
  Scenario Outline: The <carrier> names its <vessel> by the number that it keeps for life
    When the <carrier> arrives in the Union
    Then the notification names the <vessel> by its number, and nothing else

    @role:sea-carrier @mode:maritime
    Examples:
      | carrier     | vessel |
      | sea carrier | ship   |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | carrier        | vessel |
      | inland carrier | barge  |

  @ICS2-ARR-04 @role:air-carrier @mode:air
  Scenario: The air carrier names its flight, not the aircraft
    When the air carrier arrives in the Union
    Then the notification names the flight by its number, and nothing else

  @ICS2-ARR-05
  Scenario Outline: Of its filings the <carrier> knows <known>
    When the <carrier> arrives in the Union and knows <known>
    Then the notification lets customs find the filings, by one kind of number at most
    And customs registers the arrival

    @role:sea-carrier @mode:maritime @needs:stimulate:ics2.file
    Examples: At sea, with a filing
      | carrier     | known                     |
      | sea carrier | its own registered filing |

    @role:sea-carrier @mode:maritime
    Examples: At sea
      | carrier     | known                           |
      | sea carrier | filings of others by their MRNs |
      | sea carrier | nothing but the time expected   |

    @role:inland-carrier @mode:inland-waterway
    Examples: On inland waterways
      | carrier        | known                           |
      | inland carrier | filings of others by their MRNs |
      | inland carrier | nothing but the time expected   |

    @role:air-carrier @mode:air @needs:stimulate:ics2.file
    Examples: In air, with a filing
      | carrier     | known                     |
      | air carrier | its own registered filing |

    @role:air-carrier @mode:air
    Examples: In air
      | carrier     | known                           |
      | air carrier | filings of others by their MRNs |
      | air carrier | the waybills on board           |
